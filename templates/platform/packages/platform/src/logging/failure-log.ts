import type { Logger } from './logger.js';

/** Failures further apart than this are logged independently. */
const quietMs = 60_000;
const firstIntervalMs = 5_000;
const longestIntervalMs = 300_000;

/** Logs a failure of repeated work. */
export type FailureLog = (fields: { err: unknown } & Record<string, unknown>) => void;

/**
 * Returns a rate-limited log for the failures of a loop: it logs the first failure, then at intervals that double from
 * 5 seconds to 5 minutes. Each line counts the skipped failures as `unlogged`.
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
