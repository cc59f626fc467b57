import { createDatabase } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { DatabaseUnavailable } from '@repo/platform/errors';
import { createLogger } from '@repo/platform/logging';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.js';
import { silentLogger } from '../support/logger.js';
import type { TestDatabase } from '../support/test-resource.js';

const lines: string[] = [];
const logger = createLogger(
  { NODE_ENV: 'test', LOG_LEVEL: 'warn', service: 'test' },
  { destination: { write: (line) => void lines.push(line) } },
);

let database: Database<Session>;
let other: Database<Session>;
let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  const { settings } = testDatabase;
  database = await createDatabase({ settings, logger });
  other = await createDatabase({ settings, logger: silentLogger });
});
beforeEach(() => {
  lines.length = 0;
});
afterAll(async () => {
  await database.close();
  await other.close();
  await testDatabase.remove();
});

const processOf = async (session: Session): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(session);
  return rows[0]?.pid ?? 0;
};
const end = (pid: number) => sql`select pg_terminate_backend(${pid})`.execute(other.session);
const lost = 'Lost a connection to PostgreSQL';

describe('a lost connection', () => {
  it('is logged and replaced when it was idle', async () => {
    const pid = await processOf(database.session);
    await end(pid);
    await expect.poll(() => lines).toEqual([expect.stringContaining(lost)]);
    expect(await processOf(database.session)).not.toBe(pid);
  });

  it('makes its transaction unavailable, and is logged and replaced', async () => {
    let pid = 0;
    const working = database
      .unitOfWork((session) => session)
      .run(async (session) => {
        pid = await processOf(session);
        await end(pid);
        await expect.poll(() => lines).toEqual([expect.stringContaining(lost)]);
        await processOf(session);
      });
    await expect(working).rejects.toThrow(DatabaseUnavailable);
    expect(await processOf(database.session)).not.toBe(pid);
  });
});
