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

/** Creates a user with a session of an hour and a refresh token of a minute. */
beforeEach(async () => {
  const user = newUser();
  await createUserRepository(database.session).add(user);
  session = { id: uuids.next(), userId: user.id, createdAt: now, expiresAt: inSeconds(3_600) };
  token = `hash of ${session.id}`;
  await sessions.start(session);
  await sessions.addRefreshToken(session.id, token, inSeconds(60));
});

describe('a refresh token', () => {
  it('is consumed by one of concurrent calls', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => sessions.consume(token, now)));
    expect(all.filter(({ kind }) => kind === 'consumed')).toEqual([{ kind: 'consumed', session }]);
    expect(all.filter(({ kind }) => kind === 'reused')).toHaveLength(19);
  });

  it('is unknown if it does not exist or has expired, or its session has ended', async () => {
    await expect(sessions.consume('no token', now)).resolves.toEqual({ kind: 'unknown' });
    await expect(sessions.consume(token, inSeconds(60))).resolves.toEqual({ kind: 'unknown' });
    await sessions.addRefreshToken(session.id, `${token} 2`, inSeconds(60));
    await sessions.end(session.id, now);
    // Repeated, because a rejected call must not consume a token.
    for (let time = 0; time < 3; time += 1) {
      await expect(sessions.consume(`${token} 2`, now)).resolves.toEqual({ kind: 'unknown' });
      await expect(sessions.consume(token, inSeconds(60))).resolves.toEqual({ kind: 'unknown' });
    }
  });

  it('reports reuse although the session has ended', async () => {
    await sessions.consume(token, now);
    await sessions.end(session.id, now);
    await expect(sessions.consume(token, now)).resolves.toEqual({ kind: 'reused', sessionId: session.id });
  });
});

const inDays = (days: number) => inSeconds(days * 86_400);
const tables = () =>
  database.session.withTables<{
    sessions: { id: string };
    refresh_tokens: { token_hash: string; session_id: string };
  }>();
const isKept = async () =>
  (await tables().selectFrom('sessions').select('id').where('id', '=', session.id).execute()).length === 1;
const tokensOf = async (sessionId: string) => {
  const rows = tables().selectFrom('refresh_tokens').select('token_hash').where('session_id', '=', sessionId);
  return (await rows.execute()).map(({ token_hash }) => token_hash);
};
/** Repeats the removal until nothing is left; returns the size of each batch. */
const repeat = async (remove: () => Promise<number>): Promise<number[]> => {
  const sizes: number[] = [];
  for (;;) {
    const removed = await remove();
    if (removed === 0) return sizes;
    sizes.push(removed);
  }
};

describe('the clean-up', () => {
  it('removes a session after the retention period, counted from its expiry or its end', async () => {
    await repeat(() => sessions.removeEnded(inSeconds(3_600), 10));
    expect(await isKept()).toBe(true);
    await repeat(() => sessions.removeEnded(inSeconds(3_601), 10));
    expect(await isKept()).toBe(false);
    await sessions.start({ ...session, expiresAt: inDays(30) });
    await sessions.end(session.id, now);
    await repeat(() => sessions.removeEnded(inSeconds(1), 10));
    expect(await isKept()).toBe(false);
  });

  it('removes a session with many refresh tokens in batches, the tokens first', async () => {
    for (let count = 0; count < 25; count += 1) {
      await sessions.addRefreshToken(session.id, `${token} ${count}`, inDays(30));
    }
    await sessions.end(session.id, now);
    const sizes = await repeat(() => sessions.removeEnded(inSeconds(1), 10));
    expect(sizes).toEqual([10, 10, 6, 1]);
    expect([await isKept(), await tokensOf(session.id)]).toEqual([false, []]);
  });

  it('removes the refresh tokens of a living session once they have expired', async () => {
    await sessions.consume(token, now);
    await sessions.addRefreshToken(session.id, `${token} 2`, inSeconds(120));
    await repeat(() => sessions.removeExpiredTokens(inSeconds(60), 10));
    expect(await tokensOf(session.id)).toContain(token);
    await repeat(() => sessions.removeExpiredTokens(inSeconds(61), 10));
    expect(await tokensOf(session.id)).toEqual([`${token} 2`]);
    expect(await sessions.isActive(session, now)).toBe(true);
  });

  it('ends a session after its idle timeout, so that it is not kept until it expires', async () => {
    await repeat(() => sessions.removeExpiredTokens(inSeconds(61), 10));
    expect(await sessions.isActive(session, now)).toBe(false);
    await repeat(() => sessions.removeEnded(inSeconds(62), 10));
    expect(await isKept()).toBe(false);
  });
});

describe('the limit of sessions', () => {
  it('ends the oldest sessions above it, and none of another user', async () => {
    const later = [1, 2, 3].map((seconds) => ({
      ...session,
      id: uuids.next(),
      createdAt: inSeconds(seconds),
    }));
    for (const each of later) await sessions.start(each);
    await sessions.endOldest(uuids.next(), 0, now);
    await sessions.endOldest(session.userId, 2, now);
    const active = await Promise.all([session, ...later].map((each) => sessions.isActive(each, now)));
    expect(active).toEqual([false, false, true, true]);
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

  it('ends all sessions, or all but one', async () => {
    await sessions.endAll(session.userId, now, session.id);
    expect(await isActive()).toBe(true);
    await sessions.endAll(session.userId, now);
    expect(await isActive()).toBe(false);
  });

  it('is deleted with its user', async () => {
    await createUserRepository(database.session).remove({ id: session.userId, version: 1 });
    expect(await isActive()).toBe(false);
    await expect(sessions.consume(token, now)).resolves.toEqual({ kind: 'unknown' });
  });
});
