import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDatabase,
  createJobRuns,
  createOutbox,
  createOutboxStore,
  platformMigrations,
} from '@repo/platform/database';
import { DatabaseUnavailable } from '@repo/platform/errors';
import SqliteFile from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'sqlite-lock-'));
const path = join(folder, 'test.db');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a file that another process has locked', () => {
  it('is unavailable for as long as that lasts, and no longer', async () => {
    const database = createDatabase({ DATABASE_URL: `file:${path}` });
    await database.migrate(platformMigrations);
    const unitOfWork = database.unitOfWork((session) => ({ outbox: createOutbox(session) }));
    const append = () =>
      unitOfWork.run(({ outbox }) =>
        outbox.append({ type: 'test', version: 1, aggregateId: 'a', payload: {} }, null),
      );

    const other = new SqliteFile(path);
    other.exec('begin immediate');
    await expect(append()).rejects.toThrow(DatabaseUnavailable);
    // A single statement, in no transaction of ours.
    await expect(createJobRuns(database.session).begin('job', new Date(), 1)).rejects.toThrow(
      DatabaseUnavailable,
    );
    // Reading goes on.
    expect((await createOutboxStore(database.session).lag(new Date())).waiting).toBe(0);
    other.exec('rollback');
    other.close();

    await append();
    expect((await createOutboxStore(database.session).lag(new Date())).waiting).toBe(1);
    await database.close();
  });
});
