import { PreconditionError } from '../errors/index.js';
import type { ExpectedVersions } from '../http/entity-tags.js';

/** Attempts that may lose against other writers, one after the other, before a write fails. */
const maxAttempts = 20;

/**
 * Runs a write that throws a PreconditionError when another writer was faster. Without an expected version it runs
 * again, on what the other writer has left: the last write wins.
 * @throws PreconditionError when a version is expected, or every attempt has lost
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
