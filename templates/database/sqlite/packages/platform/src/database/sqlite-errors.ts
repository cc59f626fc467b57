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
