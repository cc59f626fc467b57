import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether it is worth asking git about a folder: this costs nothing, and starting git loads what runs programs. */
export function mayBeInRepository(folder: string): boolean {
  return repositoriesAbove(folder).length > 0;
}

/** The folder and those above it that have a `.git` which is not an empty folder. */
export function repositoriesAbove(folder: string): string[] {
  const parent = dirname(folder);
  const here = hasGit(folder) ? [folder] : [];
  return parent === folder ? here : [...here, ...repositoriesAbove(parent)];
}

function hasGit(folder: string): boolean {
  try {
    const path = join(folder, '.git');
    return !lstatSync(path).isDirectory() || readdirSync(path).length > 0;
  } catch (error) {
    // What cannot be read is there.
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}
