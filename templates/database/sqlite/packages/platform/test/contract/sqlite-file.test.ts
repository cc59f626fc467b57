import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, createOutbox, createOutboxStore, platformMigrations } from '@repo/platform/database';
import { DatabaseUnavailable } from '@repo/platform/errors';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../support/logger.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the database file', () => {
  it('is readable by its owner only, with all files beside it', async () => {
    const database = await createDatabase({
      settings: { DATABASE_URL: `file:${join(folder, 'data/deep/test.db')}` },
      logger: silentLogger,
    });
    await database.migrate(platformMigrations);
    const names = readdirSync(join(folder, 'data/deep'));
    expect(names.toSorted()).toEqual(['test.db', 'test.db-shm', 'test.db-wal']);
    // Windows does not support these modes.
    const others = process.platform === 'win32' ? 0o000 : 0o077;
    for (const path of ['data', 'data/deep', ...names.map((name) => `data/deep/${name}`)]) {
      expect([path, statSync(join(folder, path)).mode & others]).toEqual([path, 0]);
    }
    await database.close();
  });

  it('is unavailable while it cannot be created', async () => {
    writeFileSync(join(folder, 'data'), '');
    const database = await createDatabase({
      settings: { DATABASE_URL: `file:${join(folder, 'data/test.db')}` },
      logger: silentLogger,
    });
    await expect(database.ping()).rejects.toThrow(DatabaseUnavailable);
    rmSync(join(folder, 'data'));
    await database.ping();
    await database.close();
  });
});

describe('a full disk', () => {
  it('makes writes unavailable, reports the cause, and loses no data', async () => {
    const database = await createDatabase({
      settings: { DATABASE_URL: `file:${join(folder, 'test.db')}` },
      logger: silentLogger,
    });
    await database.migrate(platformMigrations);
    const unitOfWork = database.unitOfWork((session) => ({ outbox: createOutbox(session) }));
    const append = (text: string) => {
      const event = { type: 'test', version: 1, aggregateId: 'a', payload: { text } };
      return unitOfWork.run(({ outbox }) => outbox.append(event, null));
    };
    const single = (text: string) =>
      createOutbox(database.session).enqueue({ type: 'test', version: 1, payload: { text } });
    await append('small');
    await sql`pragma max_page_count = 1`.execute(database.session);

    for (const write of [append, single]) {
      const error: unknown = await write('x'.repeat(1_000_000)).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DatabaseUnavailable);
      expect(error).toMatchObject({ cause: { code: 'SQLITE_FULL' } });
    }
    expect((await createOutboxStore(database.session).lag(new Date())).waiting).toBe(1);

    await sql`pragma max_page_count = 1000000`.execute(database.session);
    await append('x'.repeat(1_000_000));
    expect((await createOutboxStore(database.session).lag(new Date())).waiting).toBe(2);
    await database.close();
  });
});
