/** A file to write. */
export interface TreeFile {
  content: string;
  /** POSIX permission bits; ignored on Windows. */
  mode: number;
  /** The source template; absent when the file is composed from contributions. */
  template?: string;
}

/** Files in memory, by relative path with forward slashes, sorted. Contains no secrets (see `secrets.ts`). */
export type Tree = ReadonlyMap<string, TreeFile>;

export const fileMode = { plain: 0o644, executable: 0o755, private: 0o600 } as const;

/**
 * Returns a tree of the files, sorted by path.
 * @throws Error when two files have the same path or a path is outside the tree
 */
export function createTree(files: Iterable<readonly [string, TreeFile]>): Tree {
  const tree = new Map<string, TreeFile>();
  for (const [path, file] of [...files].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    if (tree.has(path)) throw new Error(`Two templates write ${path}`);
    if (!isInside(path)) throw new Error(`A template writes outside the project: ${path}`);
    tree.set(path, file);
  }
  return tree;
}

/** Returns whether a path is relative, normalized and inside the tree. */
export function isInside(path: string): boolean {
  return (
    path !== '' &&
    !path.startsWith('/') &&
    !/[\\\0]/.test(path) &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
