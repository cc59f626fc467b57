import {
  createDatabase,
  createDeadLetters,
  createIdempotencyStore,
  createInboxStore,
  platformMigrations,
} from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../../../packages/platform/test/support/database.js';
import { silentLogger } from '../../../../packages/platform/test/support/logger.js';
import type { TestDatabase } from '../../../../packages/platform/test/support/test-resource.js';
import { createAuditLog } from '../../src/modules/audit/infrastructure/audit-log.js';
import { auditMigrations } from '../../src/modules/audit/infrastructure/migrations.js';
import { authMigrations } from '../../src/modules/auth/infrastructure/migrations.js';
import { createSessionRepository } from '../../src/modules/auth/infrastructure/session-repository.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { newUser } from '../support/factories.js';
import { openDatabase } from '../support/open-test-database.js';
import { pageBy } from '../support/pages.js';

const statements: string[] = [];
let testDatabase: TestDatabase;
let database: Database<Session>;
/** A separate connection, because `explain` leaves its statement open. */
let explaining: Database<Session>;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await createDatabase({
    settings: testDatabase.settings,
    logger: silentLogger,
    onQuery: ({ statement }) => statements.push(statement),
  });
  explaining = await openDatabase(testDatabase);
  await database.migrate([...platformMigrations, ...usersMigrations, ...authMigrations, ...auditMigrations]);
});
afterAll(async () => {
  await explaining.close();
  await database.close();
  await testDatabase.remove();
});

/** Returns the query plan of each statement that the work runs. */
async function plansOf(work: (session: Session) => Promise<unknown>): Promise<string[]> {
  statements.length = 0;
  await work(database.session);
  const plans: string[] = [];
  for (const statement of statements.filter((each) => /^(select|update|delete)/.test(each))) {
    const values = statement.split('?').slice(1);
    const explain = CompiledQuery.raw(`explain query plan ${statement}`, values);
    const { rows } = await explaining.session.executeQuery<{ detail: string }>(explain);
    plans.push(`${statement}: ${rows.map(({ detail }) => detail).join(', ')}`);
  }
  return plans;
}

const soon = new Date(Date.now() + 1_000);
const user = newUser();
const session = { id: 's', userId: user.id, createdAt: new Date(0), expiresAt: new Date(0) };

const onePage = { items: [user], hasMore: true };

/** Queries on tables that grow, each with a row to find. */
const works: [string, (session: Session) => Promise<unknown>][] = [
  ['expired idempotency keys', (db) => createIdempotencyStore(db).removeExpired(soon, 10)],
  ['handled messages', (db) => createInboxStore(db).removeHandled(soon, 10)],
  ['dead letters', (db) => createDeadLetters(db).removeBefore(soon, 10)],
  ['audit entries', (db) => createAuditLog(db).removeBefore(soon, 10)],
  ['expired refresh tokens', (db) => createSessionRepository(db).removeExpiredTokens(soon, 10)],
  ['ended sessions', (db) => createSessionRepository(db).removeEnded(soon, 10)],
  ['sessions of a user', (db) => createSessionRepository(db).endOldest(user.id, 1, new Date(0))],
  ['erased audit entries', (db) => createAuditLog(db).erase('a', 10)],
  ['users by a prefix', (db) => createUserRepository(db).list({ ...pageBy(9), search: 'a' })],
  [
    'users by a prefix, a page on',
    (db) => createUserRepository(db).list({ ...pageBy(9, onePage), search: 'a' }),
  ],
];

describe('an index', () => {
  beforeAll(async () => {
    await createUserRepository(database.session).add(user);
    const sessions = createSessionRepository(database.session);
    await sessions.start(session);
    await sessions.addRefreshToken(session.id, 'hash', new Date(0));
  });

  it.each(works)('finds %s', async (_name, work) => {
    const plans = await plansOf(work);
    expect(plans).not.toEqual([]);
    expect(plans.filter((plan) => /\bSCAN\b/.test(plan))).toEqual([]);
  });

  it('finds the beginnings of both addresses and names', async () => {
    for (const [, work] of works.slice(-2)) {
      const [plan] = await plansOf(work);
      expect(plan).toMatch(/users_email_unique \(email>\? AND email<\?\)/);
      expect(plan).toMatch(/users_username_key_unique \(username_key>\? AND username_key<\?\)/);
    }
  });
});
