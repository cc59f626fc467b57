import { globby } from 'globby';
import { contentOf, hashOf, onDisk, entryAt } from '../tree/files.js';
import type { Lock } from './manifest.js';
import { provenanceFolder } from './places.js';

export const fileStates = ['pristine', 'modified', 'missing', 'new'] as const;
export type FileState = (typeof fileStates)[number];

export interface FileStatus {
  path: string;
  state: FileState;
}

/**
 * Returns the state of each file compared with its generated content, sorted by path. Skips files that Git ignores.
 * @param expected.wired the expected content, by path, of generated files in which modules are registered
 * @param expected.known files to skip, such as the lockfile of the package manager
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
    .filter((path) => !Object.hasOwn(lock.files, path) && !entryAt(onDisk(root, path))?.isDirectory())
    .map((path) => ({ path, state: 'new' as const }));
  return [...generated, ...others].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** @param expected the content, or its hash */
function stateOf(root: string, path: string, expected: string): FileState {
  const file = onDisk(root, path);
  const there = entryAt(file);
  if (there === null) return 'missing';
  const content = there.isFile() ? contentOf(file) : null;
  // Git may have converted line endings.
  const text = content?.toString().replaceAll('\r\n', '\n');
  const isSame = text !== undefined && (hashOf(text) === expected || inOrder(text) === inOrder(expected));
  return isSame ? 'pristine' : 'modified';
}

/** Neighbouring lines whose order depends on the order of merges: imports, created modules, and entries of one list. */
const exchangeable = [/^import /, /^ +const \w+ = create\w+Module\(/, /^ +(['"]?)[\w:-]+\1,$/];

/** Returns the text with exchangeable lines sorted. */
function inOrder(text: string): string {
  const kindOf = (line: string): number => exchangeable.findIndex((pattern) => pattern.test(line));
  const runs: { kind: number; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line);
    const last = runs.at(-1);
    if (last && kind !== -1 && kind === last.kind) last.lines.push(line);
    else runs.push({ kind, lines: [line] });
  }
  return runs.flatMap(({ lines }) => lines.toSorted()).join('\n');
}
