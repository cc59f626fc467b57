import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstatSync, readFileSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Returns the file system path for a path of a tree. */
export function onDisk(root: string, path: string): string {
  return join(root, ...path.split('/'));
}

/** Returns the SHA-256 hash in hexadecimal digits. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Returns the stats of a path without following symbolic links; `null` when it does not exist. */
export function entryAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Returns the content of a file; `null` when it does not exist or is a folder. */
export function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error) || hasCode(error, 'EISDIR')) return null;
    throw error;
  }
}

/** Removes a folder if it exists and is empty. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
  }
}

/** Returns the outermost missing folder of a path; `null` when the folder exists. */
export function firstMissing(folder: string): string | null {
  if (entryAt(folder) !== null) return null;
  return firstMissing(dirname(folder)) ?? folder;
}

/** Returns whether an error is a file system error with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR');
}
