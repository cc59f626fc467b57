import { globby } from 'globby';
import { contentOf, hashOf, onDisk, whatIsAt } from '../tree/files.js';
import { provenanceFolder } from './manifest.js';
import type { Lock } from './manifest.js';

export const fileStates = ['pristine', 'modified', 'missing', 'new'] as const;
export type FileState = (typeof fileStates)[number];

export interface FileStatus {
  path: string;
  state: FileState;
}

/**
 * How each file of a project stands to what was generated, by path. Files that git ignores are not looked at.
 * @param known files that are neither generated nor anybody's work, such as the package manager's lockfile
 */
export async function statusOf(root: string, lock: Lock, known: readonly string[]): Promise<FileStatus[]> {
  const generated = Object.entries(lock.files).map(([path, { hash }]) => ({
    path,
    state: stateOf(root, path, hash),
  }));
  const present = await globby('**', {
    cwd: root,
    dot: true,
    gitignore: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    ignore: ['**/.git', '**/node_modules', `${provenanceFolder}/**`, ...known],
  });
  const others = present
    .filter((path) => !Object.hasOwn(lock.files, path) && !whatIsAt(onDisk(root, path))?.isDirectory())
    .map((path) => ({ path, state: 'new' as const }));
  return [...generated, ...others].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function stateOf(root: string, path: string, hash: string): FileState {
  const file = onDisk(root, path);
  const there = whatIsAt(file);
  if (there === null) return 'missing';
  const content = there.isFile() ? contentOf(file) : null;
  // Git may have changed the ends of lines; nobody else has a reason to.
  const text = content?.toString().replaceAll('\r\n', '\n');
  return text !== undefined && hashOf(text) === hash ? 'pristine' : 'modified';
}
