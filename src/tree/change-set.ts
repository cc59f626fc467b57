import type { Tree, TreeFile } from './tree.js';

/** The change of one file. */
export interface Change {
  /** Relative to the root of the change set, with forward slashes. */
  path: string;
  /** The content that the file must have before the change; `null` when the file must not exist. */
  before: string | null;
  /** The file after the change, with secret slots; `null` when the file is removed. */
  after: TreeFile | null;
}

/** All changes of a command: shown by a dry run or a diff, applied by a commit. */
export type ChangeSet = readonly Change[];

/** Returns the change set that creates every file of a tree. */
export function creationOf(tree: Tree): ChangeSet {
  return [...tree].map(([path, after]) => ({ path, before: null, after }));
}

/** Returns the kind of a change. */
export function kindOf({ before, after }: Change): 'create' | 'modify' | 'remove' {
  return after === null ? 'remove' : before === null ? 'create' : 'modify';
}
