import { describe, expect, it } from 'vitest';
import { isInTree, undoingOf } from '../../../src/change/undoing.js';

const lines = (...parts: string[]) => parts.map((part) => `${part}\n`).join('');
const list = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const before = lines(...list);
const after = lines(...list.slice(0, 4), 'added', ...list.slice(4));

function undo(change: { before: string | null; after: string | null }, current: string | null) {
  const changes = [{ path: 'file', mode: 0o644, ...change }];
  return undoingOf({ format: 1, command: 'x', changes }, () => current);
}
const restored = (content: string) => ({
  changes: [{ path: 'file', before: expect.any(String) as string, after: { content, mode: 0o644 } }],
  conflicts: [],
});

describe('undoingOf', () => {
  it('restores changed and removed files, and removes created files', () => {
    expect(undo({ before, after }, after)).toEqual(restored(before));
    expect(undo({ before: null, after }, after).changes).toEqual([
      { path: 'file', before: after, after: null },
    ]);
    expect(undo({ before, after: null }, null).changes).toEqual([
      { path: 'file', before: null, after: { content: before, mode: 0o644 } },
    ]);
  });

  it('keeps later edits above and below the change', () => {
    const edited = `above\n${after}below\n`;
    expect(undo({ before, after }, edited)).toEqual(restored(`above\n${before}below\n`));
  });

  it('keeps CRLF line endings', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(undo({ before, after }, windows(`above\n${after}`))).toEqual(
      restored(windows(`above\n${before}`)),
    );
  });

  it('returns no changes when the files are already restored', () => {
    expect(undo({ before, after }, before)).toEqual({ changes: [], conflicts: [] });
    expect(undo({ before: null, after }, null)).toEqual({ changes: [], conflicts: [] });
  });

  it.each([
    ['an added line that was edited later', { before, after }, after.replace('added', 'changed')],
    ['a created file that was edited later', { before: null, after }, `${after}more\n`],
    ['a changed file that was removed later', { before, after }, null],
  ])('reports a conflict for %s', (_name, change, current) => {
    expect(undo(change, current)).toEqual({ changes: [], conflicts: ['file'] });
  });

  it('removes lines whose context has changed if they are unique', () => {
    const merged = lines('a', 'x', 'added', 'y', 'h');
    expect(undo({ before, after }, merged)).toEqual(restored(lines('a', 'x', 'y', 'h')));
    const twice = lines('a', 'x', 'added', 'y', 'added', 'z');
    expect(undo({ before, after }, twice)).toEqual({ changes: [], conflicts: ['file'] });
  });
});

describe('isInTree', () => {
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
      },
      (path) => files[path] ?? null,
    );
  const created = { path: 'new', before: null, after: 'x' };
  const changed = { path: 'list', before, after };

  it.each([
    ['a created file exists', [created, changed], { new: 'x', list: after }],
    ['a created file was edited', [created, changed], { new: 'y', list: 'mine' }],
    ['a removed file does not exist', [{ path: 'old', before: 'x', after: null }], {}],
    ['added lines exist', [changed], { list: `above\n${after}` }],
  ])('returns true when %s', (_name, changes, files: Record<string, string>) => {
    expect(inTree(changes, files)).toBe(true);
  });

  it.each([
    ['a created file does not exist', [created, changed], { list: 'of another branch' }],
    ['a removed file exists', [{ path: 'old', before: 'x', after: null }], { old: 'x' }],
    ['files have their old content', [changed], { list: before }],
    ['added lines do not exist', [changed], { list: 'of another branch' }],
  ])('returns false when %s', (_name, changes, files: Record<string, string>) => {
    expect(inTree(changes, files)).toBe(false);
  });
});
