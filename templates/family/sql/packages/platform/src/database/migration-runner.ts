import { Migrator } from 'kysely';
import type { Kysely, MigrationResultSet } from 'kysely';
import type { Database, Migration } from './port.js';

type Runner = Pick<Database<Kysely<object>>, 'migrate' | 'rollback' | 'pending'>;
type Migrations = readonly Migration<Kysely<object>>[];

/** Runs migrations with Kysely's Migrator, whose lock keeps processes from migrating concurrently. */
export function createMigrationRunner(session: Kysely<object>): Runner {
  const migratorOf = (migrations: Migrations): Migrator =>
    new Migrator({
      db: session,
      // Branches that add modules can be merged in any order.
      allowUnorderedMigrations: true,
      provider: {
        getMigrations: async () =>
          Object.fromEntries(migrations.map((migration) => [migration.name, migration])),
      },
    });

  return {
    migrate: async (migrations) => namesOf(await migratorOf(migrations).migrateToLatest()),
    rollback: async (migrations) => namesOf(await migratorOf(migrations).migrateDown())[0] ?? null,
    async pending(migrations) {
      const all = await migratorOf(migrations).getMigrations();
      return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
    },
  };
}

function namesOf({ error, results = [] }: MigrationResultSet): string[] {
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName;
    // Without a failed migration, the error concerns all of them, such as an applied one that is missing.
    const reason = error instanceof Error ? error.message : 'for a reason that is no error';
    const message = failed === undefined ? `Migrating failed: ${reason}` : `${failed} failed`;
    throw new Error(message, { cause: error });
  }
  return results.map(({ migrationName }) => migrationName);
}
