import { PreconditionError } from '../errors/index.js';
import type { ExpectedVersions } from '../http/answer/headers.js';

/** Maximum number of attempts that lose against concurrent writers before the write fails. */
const maxAttempts = 20;

/**
 * Runs a write that throws a PreconditionError after a concurrent write. Without an expected version the write is
 * retried on the new state: the last write wins.
 * @throws PreconditionError when a version is expected, or all attempts lost
 */
export async function writeVersion<T>(expected: ExpectedVersions, write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof PreconditionError) || expected || attempt === maxAttempts) throw error;
    }
  }
}
