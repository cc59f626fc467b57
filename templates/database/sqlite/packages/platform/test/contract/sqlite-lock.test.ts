import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import {
  createDatabase,
  createJobRuns,
  createOutbox,
  createOutboxStore,
  platformMigrations,
} from '@repo/platform/database';
import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { DatabaseUnavailable } from '@repo/platform/errors';
import type { Outbox } from '@repo/platform/messaging';
import SqliteFile from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../support/logger.js';

let folder: string;
let database: Database<Session>;
let unitOfWork: UnitOfWork<{ outbox: Outbox }>;
/** A separate connection, like that of another process. */
let other: SqliteFile.Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sqlite-lock-'));
  const path = join(folder, 'test.db');
  database = await createDatabase({ settings: { DATABASE_URL: `file:${path}` }, logger: silentLogger });
  await database.migrate(platformMigrations);
  unitOfWork = database.unitOfWork((session) => ({ outbox: createOutbox(session) }));
  other = new SqliteFile(path);
});
afterEach(async () => {
  other.close();
  await database.close();
  rmSync(folder, { recursive: true });
});

const event = { type: 'test', version: 1, aggregateId: 'a', payload: {} };
const append = () => unitOfWork.run(({ outbox }) => outbox.append(event, null));
const waiting = async () => (await createOutboxStore(database.session).lag(new Date())).waiting;
const turns = async (count: number) => {
  for (let done = 0; done < count; done += 1) await turn();
};

describe('a file that another process has locked', () => {
  it('is unavailable for writes until it is unlocked, and readable all the time', async () => {
    other.exec('begin immediate');
    await expect(append()).rejects.toThrow(DatabaseUnavailable);
    // A single statement, outside any transaction.
    const begin = createJobRuns(database.session).begin('job', new Date(), 1);
    await expect(begin).rejects.toThrow(DatabaseUnavailable);
    expect(await waiting()).toBe(0);
    await database.ping();
    other.exec('rollback');

    await append();
    expect(await waiting()).toBe(1);
  });

  it('gets the writes that wait when it is unlocked', async () => {
    other.exec('begin immediate');
    const writes = [append(), append()];
    await turns(10);
    other.exec('rollback');
    await Promise.all(writes);
    expect(await waiting()).toBe(2);
  });

  it('keeps the event loop and reads running while many writes wait', async () => {
    other.exec('begin immediate');
    const order: string[] = [];
    const write = async () => append().finally(() => order.push('write'));
    const writes = Array.from({ length: 20 }, async () =>
      expect(write()).rejects.toThrow(DatabaseUnavailable),
    );
    await turns(1_000);
    expect(await waiting()).toBe(0);
    order.push('read');
    await Promise.all(writes);
    expect(order).toEqual(['read', ...Array.from({ length: 20 }, () => 'write')]);
  });

  it('is not migrated', async () => {
    other.exec('begin immediate');
    await expect(database.rollback(platformMigrations)).rejects.toThrow('SQLITE_BUSY');
    expect(await database.pending(platformMigrations)).toEqual([]);
    other.exec('rollback');
    await expect(database.rollback(platformMigrations)).resolves.toBe('0000_outbox_and_inbox');
  });
});

describe('a transaction that does not end', () => {
  it('is waited for by other writes for a limited time', async () => {
    let end = (): void => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const endless = unitOfWork.run(({ outbox }) => outbox.append(event, null).then(() => ended));
    await expect(append()).rejects.toThrow(DatabaseUnavailable);
    expect(await waiting()).toBe(0);
    end();
    await endless;
    await append();
    expect(await waiting()).toBe(2);
  });
});
