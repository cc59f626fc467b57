import { setTimeout as delay } from 'node:timers/promises';

/** Rows that one statement touches: about as many as are done within a few milliseconds. */
const batchSize = 200;
/** Long enough for requests, and for another process that waits for the lock of the database. */
const pauseMs = 5;

/**
 * Repeats work on a limited number of rows until none is left. Between two batches everything else has its turn.
 * @param work handles at most about `limit` rows and returns how many it handled
 * @param signal ends it after the current batch
 * @returns how many rows there were
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
