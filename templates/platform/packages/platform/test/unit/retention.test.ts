import { createRetentionJob, inBatches } from '@repo/platform/jobs';
import type { Retention, RetentionObserver } from '@repo/platform/jobs';
import { createLogger } from '@repo/platform/logging';
import { describe, expect, it, vi } from 'vitest';

const logger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });
const now = new Date('2030-01-31T00:00:00.000Z');
const clock = { now: () => now };

/** Returns a table with this number of old rows, and a record of its batches. */
function createTable(rows: number) {
  const table = {
    rows,
    batches: [] as number[],
    remove: async (limit: number) => {
      const removed = Math.min(limit, table.rows);
      table.rows -= removed;
      table.batches.push(removed);
      return removed;
    },
  };
  return table;
}

function createObserver() {
  const removed = new Map<string, number>();
  const cleaned: string[] = [];
  const observer: RetentionObserver = {
    rowsRemoved: (table, rows) => void removed.set(table, (removed.get(table) ?? 0) + rows),
    tableCleaned: (table) => void cleaned.push(table),
  };
  return { removed, cleaned, observer };
}

describe('work in batches', () => {
  it('ends when no row is left, and returns the number of rows', async () => {
    const table = createTable(1_234);
    await expect(inBatches(table.remove)).resolves.toBe(1_234);
    expect(table.rows).toBe(0);
    expect(Math.max(...table.batches)).toBeLessThanOrEqual(500);
  });

  it('continues after a batch that is not full', async () => {
    const batches = [3, 1, 2, 0];
    await expect(inBatches(async () => batches.shift() ?? 0)).resolves.toBe(6);
  });

  it('lets other work run between two batches', async () => {
    const order: string[] = [];
    let left = 3;
    await inBatches(async () => {
      order.push('batch');
      setImmediate(() => order.push('other'));
      left -= 1;
      return left;
    });
    expect(order).toEqual(['batch', 'other', 'batch', 'other', 'batch', 'other']);
  });

  it('ends after the batch in which it is aborted', async () => {
    const stop = new AbortController();
    const table = createTable(10_000);
    const removing = inBatches(async (limit) => {
      if (table.batches.length === 2) stop.abort();
      return table.remove(limit);
    }, stop.signal);
    await removing;
    expect(table.batches).toHaveLength(3);
  });
});

describe('the retention job', () => {
  const retention = (table: string, keepSeconds: number, removeBefore: Retention['removeBefore']) => ({
    table,
    keepSeconds,
    removeBefore,
  });

  it('removes rows after the retention period, and reports their number and the time', async () => {
    const table = createTable(450);
    const removeBefore = vi.fn<Retention['removeBefore']>(async (_before, limit) => table.remove(limit));
    const { removed, cleaned, observer } = createObserver();
    const job = createRetentionJob([retention('rows', 86_400, removeBefore)], observer, logger, clock);
    expect(removed.get('rows')).toBe(0);
    await job.run(new AbortController().signal);
    expect(new Set(removeBefore.mock.calls.map(([before]) => before.toISOString()))).toEqual(
      new Set(['2030-01-30T00:00:00.000Z']),
    );
    expect([removed.get('rows'), cleaned]).toEqual([450, ['rows']]);
  });

  it('continues with the next table after a failure, and fails at the end', async () => {
    const { removed, cleaned, observer } = createObserver();
    const failing = retention('failing', 1, () => Promise.reject(new Error('no such table')));
    const table = createTable(7);
    const next = retention('next', 1, (_before, limit) => table.remove(limit));
    const job = createRetentionJob([failing, next], observer, logger, clock);
    await expect(job.run(new AbortController().signal)).rejects.toThrow(AggregateError);
    expect([removed.get('next'), cleaned]).toEqual([7, ['next']]);
  });

  it('leaves the rest for the next run when it is aborted', async () => {
    const stop = new AbortController();
    const { cleaned, observer } = createObserver();
    const table = createTable(10_000);
    const first = retention('first', 1, async (_before, limit) => {
      stop.abort();
      return table.remove(limit);
    });
    const second = retention('second', 1, async () => 0);
    await createRetentionJob([first, second], observer, logger, clock).run(stop.signal);
    expect(table.batches).toHaveLength(1);
    expect(cleaned).toEqual([]);
  });
});
