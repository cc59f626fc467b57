import type { UnitOfWork } from '../database/port.js';
import { StaleWrite } from '../errors/index.js';
import type { ExpectedVersions } from '../http/answer/headers.js';

/** Maximum number of attempts that lose against concurrent writers before the write fails. */
const maxAttempts = 20;

/**
 * Finds a record and writes to it in one transaction. Without an expected version the last write wins: a write that loses
 * a race is retried on the new state.
 * @throws StaleWrite when the version is not expected, or all attempts lost; and any error of `find` and `write`
 */
export async function writeVersion<Stores, Found extends { version: number }, T>(
  unitOfWork: UnitOfWork<Stores>,
  expected: ExpectedVersions,
  find: (stores: Stores) => Promise<Found>,
  write: (found: Found, stores: Stores) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unitOfWork.run(async (stores) => {
        const found = await find(stores);
        if (expected && !expected.has(found.version)) throw new StaleWrite();
        return write(found, stores);
      });
    } catch (error) {
      if (!(error instanceof StaleWrite) || expected || attempt === maxAttempts) throw error;
    }
  }
}
