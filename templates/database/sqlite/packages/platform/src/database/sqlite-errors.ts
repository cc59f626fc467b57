import { DatabaseUnavailable } from '../errors/index.js';

/** Codes of a file that is temporarily or permanently unusable. */
const unavailable = /^SQLITE_(BUSY|LOCKED|IOERR|CANTOPEN|FULL|READONLY|NOTADB|CORRUPT)/;

/** The error as a `DatabaseUnavailable` when it says that the file cannot be used. */
export function toUnavailable(error: unknown): unknown {
  const code = codeOf(error);
  return unavailable.test(code) ? new DatabaseUnavailable(`SQLite answers ${code}`, { cause: error }) : error;
}

/** Whether another process holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY');
}

/** The code of the error, such as `SQLITE_BUSY`; an empty string when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
