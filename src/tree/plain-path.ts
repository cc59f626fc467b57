import { CommitRefused } from './commit-refused.js';
import { onDisk, entryAt } from './files.js';

/**
 * Returns the mode of the file at a path below a root; `null` when it does not exist.
 * @throws CommitRefused when a part of the path is a symbolic link, because writes could leave the root, or when a
 * parent is not a folder or the path is not a regular file
 */
export function plainFileAt(root: string, path: string): { mode: number } | null {
  const parts = path.split('/');
  for (const [index] of parts.entries()) {
    const here = onDisk(root, parts.slice(0, index + 1).join('/'));
    const there = entryAt(here);
    if (there === null) return null;
    if (there.isSymbolicLink()) {
      throw new CommitRefused(
        'symbolic_link',
        here,
        `${here} is a symbolic link; refusing to write through it`,
      );
    }
    const expected = index + 1 < parts.length ? there.isDirectory() : there.isFile();
    if (!expected) throw new CommitRefused('in_the_way', here, `${here} exists and has the wrong type`);
    if (index + 1 === parts.length) return { mode: there.mode & 0o7777 };
  }
  return null;
}
