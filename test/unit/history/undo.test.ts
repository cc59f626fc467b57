import { describe, expect, it } from 'vitest';
import { undoingOf } from '../../../src/history/undo.js';

const lines = (...parts: string[]) => parts.map((part) => `${part}\n`).join('');
const list = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const before = lines(...list);
const after = lines(...list.slice(0, 4), 'added', ...list.slice(4));

function undo(change: { before: string | null; after: string | null }, current: string | null) {
  const changes = [{ path: 'file', mode: 0o644, ...change }];
  return undoingOf({ format: 1, command: 'x', changes, lineSets: [] }, () => current);
}
const restored = (content: string) => ({
  changes: [{ path: 'file', before: expect.any(String) as string, after: { content, mode: 0o644 } }],
  conflicts: [],
});

describe('taking a command back', () => {
  it('puts files back, and removes those that it made', () => {
    expect(undo({ before, after }, after)).toEqual(restored(before));
    expect(undo({ before: null, after }, after).changes).toEqual([
      { path: 'file', before: after, after: null },
    ]);
    expect(undo({ before, after: null }, null).changes).toEqual([
      { path: 'file', before: null, after: { content: before, mode: 0o644 } },
    ]);
  });

  it('keeps what was edited since, above and below', () => {
    const edited = `above\n${after}below\n`;
    expect(undo({ before, after }, edited)).toEqual(restored(`above\n${before}below\n`));
  });

  it('keeps the ends of lines', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(undo({ before, after }, windows(`above\n${after}`))).toEqual(
      restored(windows(`above\n${before}`)),
    );
  });

  it('takes nothing back that is back already', () => {
    expect(undo({ before, after }, before)).toEqual({ changes: [], conflicts: [] });
    expect(undo({ before: null, after }, null)).toEqual({ changes: [], conflicts: [] });
  });

  it.each([
    ['a line of its own', { before, after }, after.replace('added', 'changed')],
    ['a file that it made', { before: null, after }, `${after}more\n`],
    ['a file that is gone', { before, after }, null],
  ])('does not touch %s that was edited since', (_name, change, current) => {
    expect(undo(change, current)).toEqual({ changes: [], conflicts: ['file'] });
  });

  it('takes its lines out of a set of lines, and leaves those of others', () => {
    const lineSets = [{ path: 'file', added: ['b', 'd'], removed: ['e'] }];
    const undone = undoingOf({ format: 1, command: 'x', changes: [], lineSets }, () =>
      lines('a', 'b', 'c', 'd'),
    );
    expect(undone).toEqual(restored(lines('a', 'c', 'e')));
  });
});
