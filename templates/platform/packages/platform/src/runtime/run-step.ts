import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logging/index.js';

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
