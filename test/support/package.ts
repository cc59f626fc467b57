import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './generated.js';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

export interface PackedPackage {
  /** The tarball. */
  file: string;
  /** In bytes, packed. */
  size: number;
  files: readonly { path: string; mode: number }[];
}

/** Packs what is built as npm would publish it. */
export async function pack(folder: string): Promise<PackedPackage> {
  // What was built is what the other tests run; building it again under them would pull it away.
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

/** The files below a folder: relative paths with forward slashes, sorted. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .toSorted();
}
