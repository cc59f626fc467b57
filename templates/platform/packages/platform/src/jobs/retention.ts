import type { Logger } from '../logging/index.js';
import type { Clock } from '../runtime/index.js';
import { inBatches } from './in-batches.js';
import type { Job } from './port.js';

export const secondsPerDay = 86_400;

/** How long the rows of a table are kept once they are of no more use. */
export interface Retention {
  table: string;
  /** Measured from the time that `removeBefore` looks at. */
  keepSeconds: number;
  /** Removes at most about `limit` rows whose time is before this one; returns how many. */
  removeBefore(before: Date, limit: number): Promise<number>;
}

/** Hears what the clean-up does. */
export interface RetentionObserver {
  rowsRemoved(table: string, rows: number): void;
  /** Nothing older is left in the table. */
  tableCleaned(table: string): void;
}

/** The one job that removes old rows, table by table. A table that fails does not keep the next one from its turn. */
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
          errors.push(new Error(`The rows of ${retention.table} cannot be removed`, { cause: error })),
        );
      }
      if (errors.length > 0) throw new AggregateError(errors, 'Old rows are left');
    },
  };
}
