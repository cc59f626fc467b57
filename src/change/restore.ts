import { applyPatch, reversePatch, structuredPatch } from 'diff';
import type { StructuredPatchHunk } from 'diff';
import type { RecordedChange } from './history.js';

/** Returns the content without the change (`null`: no file), or `undefined` when the change cannot be reverted. */
export function restore(
  { before, after }: Pick<RecordedChange, 'before' | 'after'>,
  current: string | null,
): string | null | undefined {
  if (current === after || current === before) return before;
  if (before === null || after === null || current === null) return undefined;
  for (const context of [3, 1, 0]) {
    const patch = reversePatch(structuredPatch('', '', before, after, '', '', { context }));
    // Without context lines, a hunk has only its own lines to locate it.
    if (context === 0 && !patch.hunks.every((hunk) => isUnique(hunk, current))) return undefined;
    const result = applyPatch(current, patch, { autoConvertLineEndings: true });
    if (result !== false) return result;
  }
  return undefined;
}

/** Returns whether a hunk only removes lines, and their block occurs exactly once in the text. */
function isUnique({ lines }: StructuredPatchHunk, text: string): boolean {
  if (!lines.every((line) => line.startsWith('-'))) return false;
  const block = `\n${lines.map((line) => `${line.slice(1)}\n`).join('')}`;
  return `\n${text.replaceAll('\r\n', '\n')}`.split(block).length === 2;
}
