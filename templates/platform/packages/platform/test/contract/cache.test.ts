import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openTestCache } from '../support/open-test-cache.js';

const cache = await openTestCache();
afterAll(() => cache.close());

let next = 0;
const newKey = () => `test:${process.pid}:${(next += 1)}`;

describe('the cache', () => {
  it('returns a copy of the stored value', async () => {
    const key = newKey();
    const value = { list: [1, 'ü'], nothing: null };
    await cache.set(key, value, 60);
    value.list.push('changed later');
    await expect(cache.get(key)).resolves.toEqual({ list: [1, 'ü'], nothing: null });
  });

  it('returns undefined for an absent, deleted or expired key', async () => {
    const [deleted, expired] = [newKey(), newKey()];
    await cache.set(deleted, 1, 60);
    await cache.delete(deleted);
    await cache.set(expired, 1, 1);
    await delay(1_100);
    await expect(Promise.all([newKey(), deleted, expired].map((key) => cache.get(key)))).resolves.toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('adds an absent key once among concurrent calls', async () => {
    const key = newKey();
    const added = await Promise.all(Array.from({ length: 20 }, (_, index) => cache.add(key, index, 60)));
    expect(added.filter(Boolean)).toHaveLength(1);
    await expect(cache.get(key)).resolves.toBe(added.indexOf(true));
  });

  it('counts every concurrent increment', async () => {
    const key = newKey();
    const counts = await Promise.all(Array.from({ length: 50 }, () => cache.increment(key, 60)));
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('restarts a count after its TTL, which counting does not extend', async () => {
    const key = newKey();
    await cache.increment(key, 2);
    await expect(cache.increment(key, 60)).resolves.toBe(2);
    await delay(2_100);
    await expect(cache.increment(key, 2)).resolves.toBe(1);
  });
});
