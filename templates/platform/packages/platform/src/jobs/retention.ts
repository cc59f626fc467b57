import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logging/index.js';
import type { Clock } from '../runtime/index.js';
import type { Job } from './port.js';

export const secondsPerDay = 86_400;

/** The retention period of the rows of a table. */
export interface Retention {
  table: string;
  /** Measured from the timestamp that `removeBefore` compares. */
  keepSeconds: number;
  /** Removes about `limit` rows older than `before`; returns their number. */
  removeBefore(before: Date, limit: number): Promise<number>;
}

/** Receives the results of the retention job, for metrics. */
export interface RetentionObserver {
  rowsRemoved(table: string, rows: number): void;
  /** Called when the table contains no expired rows any more. */
  tableCleaned(table: string): void;
}

/** Returns the job that removes old rows, table by table. It continues with the next table after a failure. */
export function createRetentionJob(
  retentions: readonly Retention[],
  observer: RetentionObserver,
  logger: Logger,
  clock: Clock,
): Job {
  for (const { table } of retentions) observer.rowsRemoved(table, 0);

  const clean = async (retention: Retention, signal: AbortSignal): Promise<void> => {
    const { table, keepSeconds } = retention;
    const before = new Date(clock.now().getTime() - keepSeconds * 1000);
    const removeSome = async (limit: number): Promise<number> => {
      const rows = await retention.removeBefore(before, limit);
      observer.rowsRemoved(table, rows);
      return rows;
    };
    const removed = await inBatches(removeSome, signal);
    if (removed > 0) logger.info({ table, removed }, 'Old rows removed');
    if (!signal.aborted) observer.tableCleaned(table);
  };

  return {
    name: 'remove-old-rows',
    schedule: '17 * * * *',
    maxSeconds: 3_000,
    async run(signal) {
      const errors: unknown[] = [];
      for (const retention of retentions) {
        if (signal.aborted) break;
        await clean(retention, signal).catch((error: unknown) =>
          errors.push(new Error(`Removing old rows of ${retention.table} failed`, { cause: error })),
        );
      }
      if (errors.length > 0) throw new AggregateError(errors, 'Removing old rows failed');
    },
  };
}

/** Rows per statement, few enough to be handled within a few milliseconds. */
const batchSize = 200;
/** Lets requests, and other processes that wait for the database lock, continue. */
const pauseMs = 5;

/**
 * Repeats work on a limited number of rows until none is left, with a pause between batches.
 * @param work handles about `limit` rows and returns their number
 * @param signal stops after the current batch
 * @returns the total number of rows
 */
export async function inBatches(
  work: (limit: number) => Promise<number>,
  signal?: AbortSignal,
): Promise<number> {
  let total = 0;
  let handled = 0;
  do {
    if (signal?.aborted) break;
    handled = await work(batchSize);
    total += handled;
    await delay(pauseMs);
  } while (handled > 0);
  return total;
}
