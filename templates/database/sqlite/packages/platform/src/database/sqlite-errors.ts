import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailable } from '../errors/index.js';

/** Codes of a file that is temporarily or permanently unusable. */
const unavailable = /^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|FULL|READONLY|NOTADB|CORRUPT)/;

/** Returns a `DatabaseUnavailable` if the error means that the file is unusable, otherwise the error itself. */
export function toUnavailable(error: unknown): unknown {
  const code = codeOf(error);
  return unavailable.test(code)
    ? new DatabaseUnavailable(`SQLite returned ${code}`, { cause: error })
    : error;
}

/** Returns whether the statement failed because another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** Returns the error code, such as `SQLITE_BUSY`; an empty string if there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

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
