import { createIdempotencyStore, platformMigrations } from '@repo/platform/database';
import type { Claim, Database, Session } from '@repo/platform/database';
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

const later = (milliseconds: number) => new Date(Date.now() + milliseconds);

async function claimed(key: string, now = new Date()): Promise<Claim> {
  const result = await store.claim(key, 'f', now);
  if (!('claim' in result)) throw new Error('The key is taken');
  return result.claim;
}

describe('the idempotency store', () => {
  it('grants a key to one of concurrent claims', async () => {
    const key = uuids.next();
    const results = await Promise.all(Array.from({ length: 20 }, () => store.claim(key, 'f', new Date())));
    expect(results.filter((result) => 'claim' in result)).toHaveLength(1);
    expect(results.filter((result) => 'first' in result)[0]).toEqual({
      first: { fingerprint: 'f', outcome: null },
    });
  });

  it('grants a key with an expired claim to one of concurrent claims', async () => {
    const key = uuids.next();
    await claimed(key);
    const results = await Promise.all(Array.from({ length: 20 }, () => store.claim(key, 'f', later(61_000))));
    expect(results.filter((result) => 'claim' in result)).toHaveLength(1);
  });

  it('keeps the outcome for a day', async () => {
    const key = uuids.next();
    await store.settle(await claimed(key), 'done', new Date());
    await expect(store.claim(key, 'g', later(86_390_000))).resolves.toEqual({
      first: { fingerprint: 'f', outcome: 'done' },
    });
    await expect(store.claim(key, 'g', later(86_410_000))).resolves.toHaveProperty('claim');
  });

  it('frees a key after its release, or after a minute without an outcome', async () => {
    const [released, abandoned] = [uuids.next(), uuids.next()];
    await store.release(await claimed(released));
    await claimed(released);
    await claimed(abandoned);
    await expect(store.claim(abandoned, 'f', later(59_000))).resolves.toHaveProperty('first');
    await claimed(abandoned, later(61_000));
  });

  it('records one outcome of a claim', async () => {
    const key = uuids.next();
    const claim = await claimed(key);
    await expect(store.settle(claim, 'done', new Date())).resolves.toBe(true);
    await expect(store.settle(claim, 'done again', new Date())).resolves.toBe(false);
    await store.release(claim);
    await expect(store.claim(key, 'f', new Date())).resolves.toEqual({
      first: { fingerprint: 'f', outcome: 'done' },
    });
  });

  it('records nothing for a claim that another request has replaced', async () => {
    const key = uuids.next();
    const lost = await claimed(key);
    const current = await claimed(key, later(61_000));
    await expect(store.settle(lost, 'too late', new Date())).resolves.toBe(false);
    await store.release(lost);
    await expect(store.settle(current, 'done', new Date())).resolves.toBe(true);
  });

  it('removes expired keys up to the limit, and no others', async () => {
    await store.removeExpired(later(10 * 86_400_000), 1000);
    const keys = [uuids.next(), uuids.next(), uuids.next()];
    for (const key of keys) await claimed(key);
    const kept = await claimed(uuids.next(), later(3_600_000));
    expect(await store.removeExpired(new Date(), 2)).toBe(0);
    const counts = [];
    for (let round = 0; round < 3; round += 1) counts.push(await store.removeExpired(later(61_000), 2));
    expect(counts).toEqual([2, 1, 0]);
    await expect(store.settle(kept, 'done', new Date())).resolves.toBe(true);
  });
});
