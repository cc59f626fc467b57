import { setTimeout as delay } from 'node:timers/promises';
import { isBusy, toUnavailable } from './sqlite-errors.js';

const longestPauseMs = 50;

/**
 * Retries work until no other process holds the lock. The event loop runs between the attempts.
 * @param deadline on the clock of `performance.now()`, in milliseconds
 * @throws DatabaseUnavailable when the lock is held until the deadline
 */
export async function untilUnlocked<T>(deadline: number, work: () => T): Promise<T> {
  for (let pauseMs = 1; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || performance.now() + pauseMs >= deadline) throw toUnavailable(error);
    }
    await delay(pauseMs * (0.5 + Math.random() / 2));
  }
}
