/** A file that is to be written. */
export interface TreeFile {
  content: string;
  /** POSIX permission bits; ignored on Windows. */
  mode: number;
  /** The template it comes from; absent when it was put together from what several parts contribute. */
  template?: string;
}

/** Files in memory by their path: relative, with forward slashes, sorted. Has no secret in it (see `secrets.ts`). */
export type Tree = ReadonlyMap<string, TreeFile>;

export const fileMode = { plain: 0o644, executable: 0o755, private: 0o600 } as const;

/** @throws when two files have one path, or a path leaves the tree. */
export function createTree(files: Iterable<readonly [string, TreeFile]>): Tree {
  const tree = new Map<string, TreeFile>();
  for (const [path, file] of [...files].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    if (tree.has(path)) throw new Error(`Two templates write ${path}`);
    if (!isInside(path)) throw new Error(`A template writes outside the project: ${path}`);
    tree.set(path, file);
  }
  return tree;
}

/** Whether a path of a tree stays in the tree. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !/[\\\0]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
