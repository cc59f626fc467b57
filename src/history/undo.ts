import { applyPatch, reversePatch, structuredPatch } from 'diff';
import { withLines } from '../provenance/base.js';
import type { Change } from '../tree/change-set.js';
import { fileMode } from '../tree/tree.js';
import type { HistoryRecord, RecordedChange } from './record.js';

export interface Undoing {
  changes: Change[];
  /** Files that were edited since in a way that cannot be told apart from what the command did. */
  conflicts: string[];
}

/**
 * What takes a command back. Where a file was edited since, only the command's part is taken out of it.
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

/** The content without the command's part; `undefined` when it cannot be taken out. */
function restore({ path, before, after }: RecordedChange, current: string | null): string | null | undefined {
  if (current === after) return before;
  if (current === before) return before;
  if (before === null || after === null || current === null) return undefined;
  for (const context of [3, 1]) {
    const patch = reversePatch(structuredPatch(path, path, before, after, '', '', { context }));
    const result = applyPatch(current, patch, { autoConvertLineEndings: true });
    if (result !== false) return result;
  }
  return undefined;
}

function changeTo({ path, mode }: RecordedChange, before: string | null, after: string | null): Change {
  return { path, before, after: after === null ? null : { content: after, mode } };
}
