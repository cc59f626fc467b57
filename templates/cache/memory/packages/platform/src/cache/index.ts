import { LRUCache } from 'lru-cache';
import { integer } from '../config/index.js';
import type { Cache, CacheOptions } from './port.js';

export { createCached } from './cached.js';
export type { Cached } from './cached.js';
export { createCounter } from './counter.js';
export type { Count, Counter } from './counter.js';
export type { Cache, CacheOptions, CachePurpose } from './port.js';

/** Whether processes share the entries. */
export const cacheIsShared = false;

export const cacheSettings = {
  CACHE_MAX_ENTRIES: integer(1, 10_000_000).prefault('10000'),
};

/** More than failed logins can fill within their window, because each costs a password hash. */
const maxFailures = 200_000;

/** An in-process cache. Values are stored as JSON, so that callers cannot modify cached objects. */
export async function createCache({
  settings,
  purpose = 'values',
}: CacheOptions<{ CACHE_MAX_ENTRIES: number }>): Promise<Cache> {
  const max = purpose === 'failures' ? maxFailures : settings.CACHE_MAX_ENTRIES;
  const entries = new LRUCache<string, string>({ max });

  return {
    async get<T>(key: string) {
      const json = entries.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as T);
    },
    async set(key, value, ttlSeconds) {
      entries.set(key, JSON.stringify(value), { ttl: ttlSeconds * 1000 });
    },
    async delete(key) {
      entries.delete(key);
    },
    async add(key, value, ttlSeconds) {
      if (entries.has(key)) return false;
      entries.set(key, JSON.stringify(value), { ttl: ttlSeconds * 1000 });
      return true;
    },
    async increment(key, ttlSeconds) {
      const count = Number(entries.get(key) ?? 0) + 1;
      entries.set(key, String(count), { ttl: ttlSeconds * 1000, noUpdateTTL: true });
      return count;
    },
    async ping() {},
    async close() {
      entries.clear();
    },
  };
}
