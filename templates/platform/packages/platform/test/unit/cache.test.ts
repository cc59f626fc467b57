import { createCached, createCounter } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';
import { CacheUnavailable } from '@repo/platform/errors';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestCache } from '../support/open-test-cache.js';

let cache: Cache;
beforeEach(async () => {
  cache = await openTestCache();
});

describe('cached', () => {
  it('loads once for concurrent and later calls', async () => {
    const cached = createCached(cache);
    const load = vi.fn<() => Promise<{ value: number }>>(async () => ({ value: 1 }));
    const all = await Promise.all(Array.from({ length: 10 }, () => cached('one load', 60, load)));
    expect([...all, await cached('one load', 60, load)]).toEqual(
      Array.from({ length: 11 }, () => ({ value: 1 })),
    );
    expect(load).toHaveBeenCalledOnce();
  });

  it('does not cache failures', async () => {
    const cached = createCached(cache);
    const load = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new Error('not now'))
      .mockResolvedValueOnce('then');
    await expect(cached('failing', 60, load)).rejects.toThrow('not now');
    await expect(cached('failing', 60, load)).resolves.toBe('then');
  });

  it('varies TTLs', async () => {
    const set = vi.spyOn(cache, 'set');
    for (const random of [0, 0.5, 1])
      await createCached(cache, () => random)(`jitter ${random}`, 100, async () => 1);
    expect(set.mock.calls.map(([, , seconds]) => seconds)).toEqual([90, 100, 110]);
  });
});

describe('a counter', () => {
  it('counts in the cache, reports the remaining window and resets', async () => {
    const counter = createCounter(cache);
    expect(await counter.count('a', 60)).toEqual({ value: 1, secondsLeft: 60 });
    expect((await counter.count('a', 60)).value).toBe(2);
    expect((await counter.read('a')).value).toBe(2);
    await counter.reset('a');
    expect((await counter.read('a')).value).toBe(0);
  });

  it('counts in this process while the cache is unavailable', async () => {
    const away = async () => {
      throw new CacheUnavailable('away');
    };
    let now = 0;
    const broken: Cache = { ...cache, get: async () => undefined, increment: away, delete: away };
    const counter = createCounter(broken, () => now);
    expect((await counter.count('a', 10)).value).toBe(1);
    expect(await counter.count('a', 10)).toEqual({ value: 2, secondsLeft: 10 });
    expect(await counter.read('a')).toEqual({ value: 2, secondsLeft: 10 });
    await counter.reset('b');
    now = 10_001;
    expect((await counter.count('a', 10)).value).toBe(1);
    await counter.reset('a');
    expect((await counter.read('a')).value).toBe(0);
  });
});
