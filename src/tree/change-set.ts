import type { Tree, TreeFile } from './tree.js';

/** What happens to one file. */
export interface Change {
  /** Relative to the root of the change set, with forward slashes. */
  path: string;
  /** What has to stand there for the change to be made; `null` when nothing may. */
  before: string | null;
  /** What stands there afterwards; `null` when the file is removed. Secrets are slots in it. */
  after: TreeFile | null;
}

/** All that a command writes: shown by a dry run and a diff, done by a commit. */
export type ChangeSet = readonly Change[];

/** The change set that makes every file of a tree where there is none. */
export function creationOf(tree: Tree): ChangeSet {
  return [...tree].map(([path, after]) => ({ path, before: null, after }));
}

/** What a change does, in a word. */
export function kindOf({ before, after }: Change): 'create' | 'modify' | 'remove' {
  return after === null ? 'remove' : before === null ? 'create' : 'modify';
}
