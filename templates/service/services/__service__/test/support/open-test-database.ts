import { createDatabase } from '@repo/platform/database';
import type { Database, Migration, Session } from '@repo/platform/database';
import { createTestDatabase } from './database.js';

/** Creates a database with this schema. Closing it removes it. */
export async function openTestDatabase(
  migrations: readonly Migration<Session>[],
): Promise<Database<Session>> {
  const testDatabase = await createTestDatabase();
  const database = createDatabase(testDatabase.settings);
  await database.migrate(migrations);
  return {
    ...database,
    async close() {
      await database.close();
      await testDatabase.remove();
    },
  };
}
