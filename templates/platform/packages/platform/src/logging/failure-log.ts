import type { Logger } from './logger.js';

/** Failures further apart than this have nothing to do with each other. */
const quietMs = 60_000;
const firstIntervalMs = 5_000;
const longestIntervalMs = 300_000;

/** Logs a failure of work that is repeated. */
export type FailureLog = (fields: { err: unknown } & Record<string, unknown>) => void;

/**
 * Logs the failures of a loop: the first one, and while they go on one after 5 seconds, 10 seconds, 20 seconds … and
 * in the end every five minutes. Each line counts the failures since the line before as `unlogged`.
 */
export function createFailureLog(
  logger: Logger,
  level: 'warn' | 'error',
  message: string,
  now: () => number = Date.now,
): FailureLog {
  let [last, nextLine, intervalMs, unlogged] = [-Infinity, 0, 0, 0];

  return (fields) => {
    const time = now();
    const goesOn = time - last <= quietMs;
    last = time;
    if (goesOn && time < nextLine) {
      unlogged += 1;
      return;
    }
    logger[level]({ ...fields, ...(unlogged > 0 && { unlogged }) }, message);
    intervalMs = goesOn ? Math.min(intervalMs * 2, longestIntervalMs) : firstIntervalMs;
    [nextLine, unlogged] = [time + intervalMs, 0];
  };
}
