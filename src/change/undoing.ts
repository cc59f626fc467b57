import { isModuleBase } from '../project/places.js';
import type { Change } from '../tree/change-set.js';
import type { HistoryRecord, RecordedChange } from './history.js';
import { restore } from './restore.js';

export interface Undoing {
  changes: Change[];
  /** Paths of files whose later edits overlap the change of the command. */
  conflicts: string[];
}

/**
 * Returns the changes that undo a command. Later edits of the same files are kept.
 * @param contentAt returns the current content of a file, or `null` when it does not exist
 */
export function undoingOf(record: HistoryRecord, contentAt: (path: string) => string | null): Undoing {
  const undoing: Undoing = { changes: [], conflicts: [] };
  for (const change of record.changes) {
    const current = contentAt(change.path);
    const restored = restore(change, current);
    if (restored === undefined) undoing.conflicts.push(change.path);
    else if (restored !== current) undoing.changes.push(changeTo(change, current, restored));
  }
  return undoing;
}

/**
 * Returns whether the working tree contains the changes of a command. The history is shared by all branches, so it also
 * contains commands of other branches and commands that were undone with git.
 */
export function isInTree({ changes }: HistoryRecord, contentAt: (path: string) => string | null): boolean {
  // Created and removed files are conclusive, because no other command writes them. A user who deletes a module by hand may
  // leave its base file.
  const own = changes.filter(
    ({ path, before, after }) => (before === null || after === null) && !isModuleBase(path),
  );
  if (own.length > 0) return own.some(({ path, after }) => (contentAt(path) === null) === (after === null));
  return changes.some((change) => {
    const current = contentAt(change.path);
    return current !== change.before && restore(change, current) !== undefined;
  });
}

function changeTo({ path, mode }: RecordedChange, before: string | null, after: string | null): Change {
  return { path, before, after: after === null ? null : { content: after, mode } };
}
