import { describe, expect, it } from 'vitest';
import { isInTree, undoingOf } from '../../../src/history/undo.js';

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

  it('takes out lines that stand once among others than before', () => {
    const merged = lines('a', 'x', 'added', 'y', 'h');
    expect(undo({ before, after }, merged)).toEqual(restored(lines('a', 'x', 'y', 'h')));
    const twice = lines('a', 'x', 'added', 'y', 'added', 'z');
    expect(undo({ before, after }, twice)).toEqual({ changes: [], conflicts: ['file'] });
  });

  it('takes its lines out of a set of lines, and leaves those of others', () => {
    const lineSets = [{ path: 'file', added: ['b', 'd'], removed: ['e'] }];
    const undone = undoingOf({ format: 1, command: 'x', changes: [], lineSets }, () =>
      lines('a', 'b', 'c', 'd'),
    );
    expect(undone).toEqual(restored(lines('a', 'c', 'e')));
  });
});

describe('a command in the history', () => {
  type Content = string | null;
  const inTree = (
    changes: { path: string; before: Content; after: Content }[],
    files: Record<string, string>,
  ) =>
    isInTree(
      {
        format: 1,
        command: 'x',
        changes: changes.map((change) => ({ mode: 0o644, ...change })),
        lineSets: [{ path: 'base', added: ['a'], removed: [] }],
      },
      (path) => files[path] ?? null,
    );
  const created = { path: 'new', before: null, after: 'x' };
  const changed = { path: 'list', before, after };

  it.each([
    ['what it created is there', [created, changed], { new: 'x', list: after }],
    ['what it created was edited', [created, changed], { new: 'y', list: 'mine' }],
    ['what it removed is gone', [{ path: 'old', before: 'x', after: null }], {}],
    ['its lines are there', [changed], { list: `above\n${after}` }],
  ])('is in a tree where %s', (_name, changes, files: Record<string, string>) => {
    expect(inTree(changes, files)).toBe(true);
  });

  it.each([
    ['what it created is not there', [created, changed], { list: 'of another branch' }],
    ['what it removed is there', [{ path: 'old', before: 'x', after: null }], { old: 'x' }],
    ['files are as they were before', [changed], { list: before }],
    ['its lines are not there', [changed], { list: 'of another branch' }],
  ])('is not in a tree where %s', (_name, changes, files: Record<string, string>) => {
    expect(inTree(changes, files)).toBe(false);
  });
});
