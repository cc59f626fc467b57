import { DummyDriver, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { expect, it } from 'vitest';
import { createKyselyDatabase } from '../../src/database/kysely-database.js';

class FailingRollback extends DummyDriver {
  override async rollbackTransaction(): Promise<void> {
    throw new Error('cannot roll back');
  }
}

it('throws the error of the work when the rollback fails as well', async () => {
  const database = createKyselyDatabase(
    {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new FailingRollback(),
      createIntrospector: (session) => new SqliteIntrospector(session),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    () => false,
  );
  const working = database
    .unitOfWork(() => ({}))
    .run(async () => {
      throw new Error('the disk is full');
    });
  await expect(working).rejects.toThrow('the disk is full');
});
