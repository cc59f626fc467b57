import { readdirSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { z } from 'zod';
import { contentOf, onDisk, entryAt } from '../tree/files.js';
import { hasMergeMarkers } from '../tree/merge-markers.js';
import { format, lockFile, projectFile } from './manifest.js';
import type { Lock, Manifest } from './manifest.js';
import { recordsFolder } from './places.js';
import {
  lockSchema,
  moduleFilesSchema,
  moduleRecordSchema,
  projectSchema,
  serviceRecordSchema,
} from './schemas.js';
import type { ModuleSpec, ServiceSpec } from './spec.js';

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
  const paths = recordsBelow(root, recordsFolder);
  const records = paths.filter(isModuleRecord).map((record) => ({ record, ...readRecord(root, record) }));
  const { files } = read(root, lockFile, lockSchema);
  return {
    manifest: {
      ...project,
      services: [...new Set(paths.map(serviceNameOf))].toSorted().map((name): ServiceSpec => {
        const own = paths.find((path) => !isModuleRecord(path) && serviceNameOf(path) === name);
        const modules = records.filter(({ record }) => serviceNameOf(record) === name).map(specOf);
        const { kind } = own === undefined ? {} : read(root, own, serviceRecordSchema);
        return { name, ...(kind !== undefined && { kind }), modules: modules.toSorted(byAddition) };
      }),
    },
    lock: lazyLock(files, () => records.flatMap(lockedFilesOf)),
  };
}

/** Returns a lock that adds the files of modules when they are needed. */
function lazyLock(files: Lock['files'], ofModules: () => [string, Lock['files'][string]][]): Lock {
  let all: Lock['files'] | undefined;
  return {
    get files() {
      return (all ??= { ...files, ...Object.fromEntries(ofModules()) });
    },
  };
}

function lockedFilesOf({
  record,
  files,
}: {
  record: string;
  files?: unknown;
}): [string, Lock['files'][string]][] {
  const { files: own = {} } = valid({ files }, record, moduleFilesSchema);
  return Object.entries(own).map(([path, file]) => [path, { ...file, record }]);
}

/** Returns the records of services, and of modules in the folders of their services. */
function recordsBelow(root: string, path: string, depth = 2): string[] {
  const folder = onDisk(root, path);
  if (depth === 0 || !entryAt(folder)?.isDirectory()) return [];
  const entries = readdirSync(folder).map((name) => `${path}/${name}`);
  return entries.flatMap((entry) =>
    entry.endsWith('.json') ? [entry] : recordsBelow(root, entry, depth - 1),
  );
}

function isModuleRecord(path: string): boolean {
  return posix.dirname(path) !== recordsFolder;
}

function serviceNameOf(path: string): string {
  return isModuleRecord(path) ? posix.basename(posix.dirname(path)) : posix.basename(path, '.json');
}

function specOf({ name, needs, migration, definition }: z.infer<typeof moduleRecordSchema>): ModuleSpec {
  return { name, needs, migration, ...(definition && { definition }) };
}

/** Migration numbers give the order of addition; the name makes it deterministic when branches reuse a number. */
function byAddition(a: ModuleSpec, b: ModuleSpec): number {
  return a.migration - b.migration || (a.name < b.name ? -1 : 1);
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
  return valid(value, file, schema);
}

function valid<T>(value: unknown, file: string, schema: z.ZodType<T>): T {
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
