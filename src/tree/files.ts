import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstatSync, readFileSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a path of a tree is on the disk. */
export function onDisk(root: string, path: string): string {
  return join(root, ...path.split('/'));
}

/** @returns SHA-256 in hexadecimal digits */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What stands at a path, symbolic links not followed; `null` when there is nothing. */
export function whatIsAt(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** The content of a file; `null` when there is none, or something else. */
export function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error) || hasCode(error, 'EISDIR')) return null;
    throw error;
  }
}

/** Removes a folder if it is there and empty. */
export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM')) throw error;
  }
}

/** The outermost of a folder's ancestors, or the folder itself, that is not there; `null` when all are. */
export function firstMissing(folder: string): string | null {
  if (whatIsAt(folder) !== null) return null;
  return firstMissing(dirname(folder)) ?? folder;
}

/** Whether an error of the file system has one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT', 'ENOTDIR');
}
