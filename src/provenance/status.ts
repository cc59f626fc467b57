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
 * @param expected.wired the content of generated files that modules are wired in
 * @param expected.known files that are neither generated nor anybody's work, such as the package manager's lockfile
 */
export async function statusOf(
  root: string,
  lock: Lock,
  { wired, known }: { wired: ReadonlyMap<string, string>; known: readonly string[] },
): Promise<FileStatus[]> {
  const generated = Object.entries(lock.files).map(([path, { hash }]) => ({
    path,
    state: stateOf(root, path, wired.get(path) ?? hash),
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

/** @param expected the content, or its hash */
function stateOf(root: string, path: string, expected: string): FileState {
  const file = onDisk(root, path);
  const there = whatIsAt(file);
  if (there === null) return 'missing';
  const content = there.isFile() ? contentOf(file) : null;
  // Git may have changed the ends of lines; nobody else has a reason to.
  const text = content?.toString().replaceAll('\r\n', '\n');
  const isSame = text !== undefined && (hashOf(text) === expected || hasLinesOf(text, expected));
  return isSame ? 'pristine' : 'modified';
}

/** Entries of lists stand in the order in which branches were merged. */
function hasLinesOf(text: string, expected: string): boolean {
  const sorted = (all: string): string => all.split('\n').toSorted().join('\n');
  return text.length === expected.length && sorted(text) === sorted(expected);
}
