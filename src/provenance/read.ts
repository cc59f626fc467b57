import { dirname, join, resolve } from 'node:path';
import type { z } from 'zod';
import { contentOf, onDisk } from '../tree/files.js';
import { format, lockFile, projectFile } from './manifest.js';
import type { Lock, Manifest } from './manifest.js';
import { lockSchema, manifestSchema } from './schemas.js';

/** What a project says of itself cannot be read. */
export class ProvenanceError extends Error {
  override readonly name = 'ProvenanceError';
  /** The file, relative to the project. */
  readonly file: string;

  constructor(file: string, reason: string) {
    super(`${file} ${reason}`);
    this.file = file;
  }
}

/** The root of the generated project that a folder is in; `null` when it is in none. */
export function findProject(folder: string): string | null {
  const here = resolve(folder);
  if (contentOf(onDisk(here, projectFile)) !== null) return here;
  const parent = dirname(here);
  return parent === here ? null : findProject(parent);
}

/** @throws ProvenanceError */
export function readManifest(root: string): Manifest {
  return read(root, projectFile, manifestSchema);
}

/** @throws ProvenanceError */
export function readLock(root: string): Lock {
  return read(root, lockFile, lockSchema);
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
    throw new ProvenanceError(file, text.includes('<<<<<<<') ? 'has merge markers in it' : 'is no JSON');
  }
}
