import type { Database, Session as DatabaseSession } from '@repo/platform/database';
import { uuids } from '@repo/platform/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionRepository } from '../../src/modules/auth/application/ports.js';
import type { Session } from '../../src/modules/auth/domain/session.js';
import { authMigrations } from '../../src/modules/auth/infrastructure/migrations.js';
import { createSessionRepository } from '../../src/modules/auth/infrastructure/session-repository.js';
import { usersMigrations } from '../../src/modules/users/infrastructure/migrations.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { newUser } from '../support/factories.js';
import { openTestDatabase } from '../support/open-test-database.js';

const now = new Date('2030-01-01T00:00:00.000Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1000);

let database: Database<DatabaseSession>;
let sessions: SessionRepository;
let session: Session;
let token: string;

beforeAll(async () => {
  database = await openTestDatabase([...usersMigrations, ...authMigrations]);
  sessions = createSessionRepository(database.session);
});
afterAll(() => database.close());

/** A new user with a session of an hour and a refresh token of a minute. */
beforeEach(async () => {
  const user = newUser();
  await createUserRepository(database.session).add(user);
  session = { id: uuids.next(), userId: user.id, createdAt: now, expiresAt: inSeconds(3_600) };
  token = `hash of ${session.id}`;
  await sessions.start(session);
  await sessions.addRefreshToken(session.id, token, inSeconds(60));
});

describe('a refresh token', () => {
  it('is consumed once, by one of many', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => sessions.consume(token, now)));
    expect(all.filter(({ kind }) => kind === 'consumed')).toEqual([{ kind: 'consumed', session }]);
    expect(all.filter(({ kind }) => kind === 'reused')).toHaveLength(19);
  });

  it('is unknown when it is none, too old, or its session has ended', async () => {
    await expect(sessions.consume('no token', now)).resolves.toEqual({ kind: 'unknown' });
    await expect(sessions.consume(token, inSeconds(60))).resolves.toEqual({ kind: 'unknown' });
    await sessions.addRefreshToken(session.id, `${token} 2`, inSeconds(60));
    await sessions.end(session.id, now);
    await expect(sessions.consume(`${token} 2`, now)).resolves.toEqual({ kind: 'unknown' });
  });

  it('says that it was used, though its session has ended', async () => {
    await sessions.consume(token, now);
    await sessions.end(session.id, now);
    await expect(sessions.consume(token, now)).resolves.toEqual({ kind: 'reused', sessionId: session.id });
  });
});

describe('a session', () => {
  const isActive = (at = now) => sessions.isActive(session, at);

  it('is active until it ends or expires', async () => {
    expect([await isActive(), await isActive(inSeconds(3_600))]).toEqual([true, false]);
    await sessions.end(session.id, now);
    expect(await isActive()).toBe(false);
  });

  it('is active for its own user only', async () => {
    await expect(sessions.isActive({ id: session.id, userId: uuids.next() }, now)).resolves.toBe(false);
  });

  it('ends with all others, or stays alone', async () => {
    await sessions.endAll(session.userId, now, session.id);
    expect(await isActive()).toBe(true);
    await sessions.endAll(session.userId, now);
    expect(await isActive()).toBe(false);
  });

  it('is forgotten some time after it expired, its refresh tokens too', async () => {
    await expect(sessions.removeExpired(inSeconds(3_600))).resolves.toBe(0);
    await expect(sessions.removeExpired(inSeconds(3_601))).resolves.toBeGreaterThan(0);
    await expect(sessions.consume(token, now)).resolves.toEqual({ kind: 'unknown' });
  });

  it('goes with its user', async () => {
    await createUserRepository(database.session).remove(session.userId);
    expect(await isActive()).toBe(false);
    await expect(sessions.consume(token, now)).resolves.toEqual({ kind: 'unknown' });
  });
});
