import { readdirSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { z } from 'zod';
import { contentOf, onDisk, entryAt } from '../tree/files.js';
import { hasMergeMarkers } from '../tree/merge-markers.js';
import { format, lockFile, projectFile, servicesFolder } from './manifest.js';
import type { Lock, Manifest } from './manifest.js';
import { lockSchema, moduleRecordSchema, projectSchema } from './schemas.js';

/** The metadata of a project cannot be read. */
export class ProvenanceError extends Error {
  override readonly name = 'ProvenanceError';
  /** The file, relative to the project. */
  readonly file: string;
  /** Whether the file contains merge conflict markers. */
  readonly conflicted: boolean;

  constructor(file: string, reason: string, conflicted = false) {
    super(`${file} ${reason}`);
    this.file = file;
    this.conflicted = conflicted;
  }
}

/** Returns the root of the generated project that contains a folder; `null` when there is none. */
export function findProject(folder: string): string | null {
  const here = resolve(folder);
  if (contentOf(onDisk(here, projectFile)) !== null) return here;
  const parent = dirname(here);
  return parent === here ? null : findProject(parent);
}

/**
 * Returns the metadata of a project, combined from all metadata files.
 * @throws ProvenanceError when a file is missing, invalid, or was written by a newer version of the tool
 */
export function readProvenance(root: string): { manifest: Manifest; lock: Lock } {
  const project = read(root, projectFile, projectSchema);
  const records = recordFiles(root).map((record) => ({ record, ...readRecord(root, record) }));
  const { files } = read(root, lockFile, lockSchema);
  const ofModules = records.flatMap(({ record, files: own = {} }) =>
    Object.entries(own).map(([path, file]) => [path, { ...file, record }] as const),
  );
  return {
    manifest: {
      ...project,
      // Migration numbers give the order of addition; the name makes it deterministic when branches reuse a number.
      modules: records
        .map(({ format: _format, files: _files, ...module }) => ({
          ...module,
          service: posix.basename(posix.dirname(module.record)),
        }))
        .toSorted((a, b) => a.migration - b.migration || (a.name < b.name ? -1 : 1)),
    },
    lock: { files: { ...files, ...Object.fromEntries(ofModules) } },
  };
}

function recordFiles(root: string): string[] {
  const foldersIn = (path: string): string[] => {
    const folder = onDisk(root, path);
    return entryAt(folder)?.isDirectory() ? readdirSync(folder).map((name) => `${path}/${name}`) : [];
  };
  return foldersIn(servicesFolder)
    .flatMap(foldersIn)
    .filter((path) => path.endsWith('.json'));
}

function readRecord(root: string, file: string): z.infer<typeof moduleRecordSchema> {
  const record = read(root, file, moduleRecordSchema);
  if (file.endsWith(`/${record.name}.json`)) return record;
  throw new ProvenanceError(file, `is the record of a different module: ${JSON.stringify(record.name)}`);
}

function read<T>(root: string, file: string, schema: z.ZodType<T>): T {
  const content = contentOf(join(root, file));
  if (content === null) throw new ProvenanceError(file, 'is missing');
  const value = parse(content.toString(), file);
  if (typeof value === 'object' && value !== null && 'format' in value && Number(value.format) > format) {
    throw new ProvenanceError(file, 'was written by a newer version of create-enterprise-app');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ProvenanceError(
    file,
    `is not valid: ${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')}`,
  );
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const conflicted = hasMergeMarkers(text);
    throw new ProvenanceError(
      file,
      conflicted ? 'contains merge conflict markers' : 'is not valid JSON',
      conflicted,
    );
  }
}
