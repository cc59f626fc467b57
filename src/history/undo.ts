import { withLines } from '../provenance/base.js';
import type { Change } from '../tree/change-set.js';
import { fileMode } from '../tree/tree.js';
import type { HistoryRecord, RecordedChange } from './record.js';
import { restore } from './restore.js';

export interface Undoing {
  changes: Change[];
  /** Files that were edited since in a way that cannot be told apart from what the command did. */
  conflicts: string[];
}

/**
 * The changes that undo a command. Where a file was edited since, only the command's part is taken out of it.
 * @param contentAt what a file holds now; `null` when there is none
 */
export function undoingOf(record: HistoryRecord, contentAt: (path: string) => string | null): Undoing {
  const undoing: Undoing = { changes: [], conflicts: [] };
  for (const change of record.changes) {
    const current = contentAt(change.path);
    const restored = restore(change, current);
    if (restored === undefined) undoing.conflicts.push(change.path);
    else if (restored !== current) undoing.changes.push(changeTo(change, current, restored));
  }
  for (const { path, added, removed } of record.lineSets) {
    const current = contentAt(path) ?? '';
    const content = withLines(current, removed, added);
    if (content !== current)
      undoing.changes.push({ path, before: current, after: { content, mode: fileMode.plain } });
  }
  return undoing;
}

/**
 * Whether a tree has what a command did. The history outlives a checkout: it also holds the commands of other branches,
 * and those that were undone with git.
 */
export function isInTree({ changes }: HistoryRecord, contentAt: (path: string) => string | null): boolean {
  // Files that a command creates or removes tell it for certain: they are its own.
  const own = changes.filter(({ before, after }) => before === null || after === null);
  if (own.length > 0) return own.some(({ path, after }) => (contentAt(path) === null) === (after === null));
  return changes.some((change) => {
    const current = contentAt(change.path);
    return current !== change.before && restore(change, current) !== undefined;
  });
}

function changeTo({ path, mode }: RecordedChange, before: string | null, after: string | null): Change {
  return { path, before, after: after === null ? null : { content: after, mode } };
}
