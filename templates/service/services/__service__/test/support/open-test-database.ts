import { createDatabase } from '@repo/platform/database';
import type { Database, Migration, Session } from '@repo/platform/database';
import { createTestDatabase } from '../../../../packages/platform/test/support/database.js';
import { silentLogger } from '../../../../packages/platform/test/support/logger.js';
import type { TestDatabase } from '../../../../packages/platform/test/support/test-resource.js';

/** Opens a database that other processes may use as well. */
export async function openDatabase({ settings }: Pick<TestDatabase, 'settings'>): Promise<Database<Session>> {
  return createDatabase({ settings, logger: silentLogger });
}

/** Creates a database with this schema. Closing it removes it. */
export async function openTestDatabase(
  migrations: readonly Migration<Session>[],
): Promise<Database<Session>> {
  const testDatabase = await createTestDatabase();
  const database = await openDatabase(testDatabase);
  await database.migrate(migrations);
  return {
    ...database,
    async close() {
      await database.close();
      await testDatabase.remove();
    },
  };
}
