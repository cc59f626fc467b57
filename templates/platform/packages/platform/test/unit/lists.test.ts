import { queryInteger } from '@repo/platform/fields';
import { listQuery, pageRequest, sortedListQuery, toPage, toPageView } from '@repo/platform/http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const query = sortedListQuery('things', { size: queryInteger() }, { kind: z.string().optional() });
const items = [
  { id: '01890a5d-ac96-774b-bcce-b302099a8057', size: 7 },
  { id: '01890a5d-ac97-774b-bcce-b302099a8057', size: null },
];
const bySize = { field: 'size', descending: false };
const cursorOf = (list = 'things', sort = bySize, item = items[0]!) =>
  toPageView(list, { sort }, { items: [item], hasMore: true }, (one) => one).nextCursor!;
const accepts = (keys: Record<string, string>) => query.safeParse(keys).success;

describe('a sorted list', () => {
  it('is sorted by id by default', () => {
    expect(query.parse({})).toEqual({ limit: 20, sort: { field: 'id', descending: false } });
    expect(query.parse({ sort: '-size' }).sort).toEqual({ field: 'size', descending: true });
    expect(accepts({ sort: 'colour' })).toBe(false);
    expect(accepts({ sort: 'size', colour: 'red' })).toBe(false);
  });

  it('continues after the last item of a page, with a value or without', () => {
    for (const item of items) {
      const parsed = query.parse({ sort: 'size', cursor: cursorOf('things', bySize, item) });
      const value = item.size === null ? null : String(item.size);
      expect(pageRequest(parsed)).toEqual({ limit: 20, sort: bySize, after: { value, id: item.id } });
    }
  });

  it('accepts cursors of its own order only', () => {
    expect(accepts({ sort: 'size', cursor: cursorOf() })).toBe(true);
    expect(accepts({ sort: '-size', cursor: cursorOf() })).toBe(false);
    expect(accepts({ cursor: cursorOf() })).toBe(false);
    expect(accepts({ sort: 'size', cursor: cursorOf('others') })).toBe(false);
  });

  it('rejects an altered cursor', () => {
    const cursor = cursorOf();
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor.charAt(at) === 'A' ? 'B' : 'A';
      const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);
      expect(accepts({ sort: 'size', cursor: changed })).toBe(false);
    }
    for (const text of ['', 'x', 'bnVsbA', '[]']) expect(accepts({ cursor: text })).toBe(false);
  });

  it('has no next cursor on the last page', () => {
    expect(toPage([1, 2], 2)).toEqual({ items: [1, 2], hasMore: false });
    expect(toPage([1, 2, 3], 2)).toEqual({ items: [1, 2], hasMore: true });
    const last = toPageView('things', { sort: bySize }, { items, hasMore: false }, (one) => one);
    expect(last.nextCursor).toBeNull();
  });
});

describe('a list by id', () => {
  const byId = listQuery('things', { kind: z.string().optional() });
  const sort = { field: 'id', descending: false };

  it('is requested without an order, and keeps its filters', () => {
    const parsed = byId.parse({ limit: '7', kind: 'x', cursor: cursorOf('things', sort) });
    const after = { value: items[0]!.id, id: items[0]!.id };
    expect(pageRequest(parsed)).toEqual({ limit: 7, kind: 'x', sort, after });
    expect(pageRequest(byId.parse({}))).toEqual({ limit: 20, sort, after: undefined });
    expect(byId.safeParse({ sort: 'id' }).success).toBe(false);
  });

  it('accepts its own cursors only', () => {
    for (const cursor of ['', 'x', cursorOf(), cursorOf('others', sort)])
      expect(byId.safeParse({ cursor }).success).toBe(false);
  });
});
