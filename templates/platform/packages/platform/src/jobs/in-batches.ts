import { setTimeout as delay } from 'node:timers/promises';

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
