import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logging/index.js';

/** Rejects if the work takes longer than `milliseconds`. */
export async function withTimeout<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Timed out after ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

/**
 * Runs the clean-up after the work, whether or not the work succeeds.
 * @throws the error of the work; the error of the clean-up only if the work succeeded
 */
export async function withCleanUp<T>(work: () => Promise<T>, cleanUp: () => Promise<void>): Promise<T> {
  const result = await settle(work);
  const cleaned = await settle(cleanUp);
  if (result.status === 'rejected') throw result.reason;
  if (cleaned.status === 'rejected') throw cleaned.reason;
  return result.value;
}

async function settle<T>(step: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  const [settled] = await Promise.allSettled([(async () => step())()]);
  return settled;
}

/**
 * Runs one step of a sequence. A step that fails or exceeds `maxMs` is logged, so that the next step always runs.
 */
export async function runStep(
  name: string,
  maxMs: number,
  logger: Pick<Logger, 'error'>,
  work: () => Promise<void> | undefined,
): Promise<void> {
  const stop = new AbortController();
  const tooLate = delay(maxMs, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`Not done within ${maxMs} ms`);
  });
  try {
    await Promise.race([work(), tooLate]);
  } catch (error) {
    logger.error({ err: error, step: name }, 'Shutdown step failed');
  } finally {
    stop.abort();
    tooLate.catch(() => {});
  }
}

/** Runs work with the same key sequentially in this process, and work with different keys concurrently. */
export interface KeyedQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<void>>();

  return {
    async run(key, work) {
      const previous = tails.get(key);
      let release = (): void => {};
      const tail = new Promise<void>((resolve) => (release = resolve));
      tails.set(key, tail);
      await previous;
      try {
        return await work();
      } finally {
        release();
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
  };
}
