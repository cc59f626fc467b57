import type { Database, Session } from '@repo/platform/database';
import type { Page } from '@repo/platform/http';
import { uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry, AuditLog } from '../../src/modules/audit/application/ports.js';
import { auditMigrations } from '../../src/modules/audit/infrastructure/migrations.js';
import { createAuditLog } from '../../src/modules/audit/infrastructure/audit-log.js';
import { openTestDatabase } from '../support/open-test-database.js';
import { pageBy } from '../support/pages.js';

let database: Database<Session>;
let auditLog: AuditLog;
let aggregateId: string;
beforeEach(async () => {
  database = await openTestDatabase(auditMigrations);
  auditLog = createAuditLog(database.session);
  aggregateId = uuids.next();
  for (const number of [3, 1, 2]) await add(number);
});
afterEach(() => database.close());

const day = (number: number) => new Date(Date.UTC(2030, 0, number));
const add = (number: number, aggregate = aggregateId) =>
  auditLog.add({
    id: uuids.next(),
    type: 'user.updated',
    version: 1,
    occurredAt: day(number),
    aggregateId: aggregate,
    actorId: aggregate,
    payload: { email: 'ada@example.com', number },
  });
const entries = async (aggregate = aggregateId) =>
  (await auditLog.list({ ...pageBy(100), aggregateId: aggregate })).items;

describe('the audit log', () => {
  it('loses no entry when one on an earlier page is removed', async () => {
    const aggregate = uuids.next();
    for (const number of [1, 2, 3, 4]) await add(number, aggregate);
    const pageAfter = (page?: Page<AuditEntry>) =>
      auditLog.list({ ...pageBy(2, page), aggregateId: aggregate });
    const first = await pageAfter();
    while ((await auditLog.removeBefore(day(2), 100)) > 0);
    const second = await pageAfter(first);
    expect([...first.items, ...second.items].map(({ payload }) => payload['number'])).toEqual([1, 2, 3, 4]);
    expect(second.hasMore).toBe(false);
  });

  it('removes entries before a time, the oldest first, up to the limit', async () => {
    await expect(auditLog.removeBefore(day(3), 1)).resolves.toBe(1);
    expect((await entries()).map(({ payload }) => payload['number'])).toEqual([3, 2]);
    await expect(auditLog.removeBefore(day(3), 5)).resolves.toBe(1);
    await expect(auditLog.removeBefore(day(3), 5)).resolves.toBe(0);
  });

  it('erases the payloads of an aggregate, and nothing else', async () => {
    const other = uuids.next();
    await add(1, other);
    const before = await entries();
    await expect(auditLog.erase(aggregateId, 2)).resolves.toBe(2);
    await expect(auditLog.erase(aggregateId, 2)).resolves.toBe(1);
    await expect(auditLog.erase(aggregateId, 2)).resolves.toBe(0);
    expect(await entries()).toEqual(before.map((entry) => ({ ...entry, payload: { erased: true } })));
    expect((await entries(other))[0]?.payload).toMatchObject({ email: 'ada@example.com' });
  });
});
