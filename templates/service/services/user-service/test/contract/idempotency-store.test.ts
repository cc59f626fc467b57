import { createIdempotencyStore, platformMigrations } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import type { IdempotencyStore } from '@repo/platform/http';
import { uuids } from '@repo/platform/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/open-test-database.js';

let database: Database<Session>;
let store: IdempotencyStore;

beforeAll(async () => {
  database = await openTestDatabase(platformMigrations);
  store = createIdempotencyStore(database.session);
});
afterAll(() => database.close());

const answer = { status: 201, headers: { location: '/x' }, body: '{}' };

describe('the idempotency store', () => {
  it('gives a key to one of many', async () => {
    const key = uuids.next();
    const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim(key, 'f', new Date())));
    expect(claims.filter((claim) => claim === null)).toHaveLength(1);
    expect(claims.filter((claim) => claim !== null)[0]).toEqual({ fingerprint: 'f', answer: null });
  });

  it('remembers the answer for a day', async () => {
    const key = uuids.next();
    const now = Date.now();
    await store.claim(key, 'f', new Date(now));
    await store.answer(key, answer);
    await expect(store.claim(key, 'g', new Date(now + 86_390_000))).resolves.toEqual({
      fingerprint: 'f',
      answer,
    });
    await expect(store.claim(key, 'g', new Date(now + 86_410_000))).resolves.toBeNull();
  });

  it('removes keys that have expired, at most so many at once', async () => {
    const now = Date.now();
    for (const key of [uuids.next(), uuids.next(), uuids.next()]) await store.claim(key, 'f', new Date(now));
    await expect(store.removeExpired(new Date(now), 2)).resolves.toBe(0);
    const tomorrow = new Date(now + 86_500_000);
    await expect(store.removeExpired(tomorrow, 2)).resolves.toBe(2);
    while ((await store.removeExpired(tomorrow, 2)) > 0);
    await expect(store.claim('removed', 'f', new Date(now))).resolves.toBeNull();
  });

  it('frees a key that was given back, or that nobody answered in a minute', async () => {
    const [returned, abandoned] = [uuids.next(), uuids.next()];
    const now = Date.now();
    await store.claim(returned, 'f', new Date(now));
    await store.giveBack(returned);
    await expect(store.claim(returned, 'f', new Date(now))).resolves.toBeNull();
    await store.claim(abandoned, 'f', new Date(now));
    await expect(store.claim(abandoned, 'f', new Date(now + 60_001))).resolves.toBeNull();
  });
});
