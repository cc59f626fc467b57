import { CommitRefused } from './commit-refused.js';
import { onDisk, whatIsAt } from './files.js';

/**
 * What is at a path below a root; `null` when there is nothing.
 * @throws CommitRefused when the way there, or its end, is a symbolic link, or the way is no folder: what is written
 * through a link ends up where nobody looked
 */
export function plainFileAt(root: string, path: string): { mode: number } | null {
  const parts = path.split('/');
  for (const [index] of parts.entries()) {
    const here = onDisk(root, parts.slice(0, index + 1).join('/'));
    const there = whatIsAt(here);
    if (there === null) return null;
    if (there.isSymbolicLink()) {
      throw new CommitRefused(
        'symbolic_link',
        here,
        `${here} is a symbolic link; nothing is written through one`,
      );
    }
    const expected = index + 1 < parts.length ? there.isDirectory() : there.isFile();
    if (!expected) throw new CommitRefused('in_the_way', here, `${here} is in the way`);
    if (index + 1 === parts.length) return { mode: there.mode & 0o7777 };
  }
  return null;
}
