import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './generated.js';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface PackedPackage {
  /** The tarball. */
  file: string;
  /** The size of the tarball, in bytes. */
  size: number;
  files: readonly { path: string; mode: number }[];
}

/** Packs the built package as npm would publish it. */
export async function pack(folder: string): Promise<PackedPackage> {
  // Install scripts are disabled because a rebuild would remove files that concurrent tests use.
  const { code, output } = await npm(repository, [
    'pack',
    '--silent',
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    folder,
  ]);
  if (code !== 0) throw new Error(output);
  const [{ filename, size, files }] = JSON.parse(output.slice(output.indexOf('[')));
  return { file: join(folder, filename), size, files };
}

/** Returns the relative paths of the files below a folder, with forward slashes, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .toSorted();
}
