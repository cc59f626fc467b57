import { lstatSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Returns whether a folder may be in a repository. A fast check that avoids loading execa and starting Git. */
export function mayBeInRepository(folder: string): boolean {
  return repositoriesAbove(folder).length > 0;
}

/** Returns the folder and its ancestors that contain a `.git` file or a non-empty `.git` folder. */
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
    // An unreadable `.git` exists.
    return !['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}
