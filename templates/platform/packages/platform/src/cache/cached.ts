import type { Cache } from './port.js';

/** Returns the cached value, or loads and caches it. */
export type Cached = <T>(key: string, ttlSeconds: number, load: () => Promise<T>) => Promise<T>;

/** Share by which TTLs vary, so that entries loaded together do not expire together. */
const jitter = 0.1;

/** Concurrent calls with the same key share one load. A failed load is not cached. */
export function createCached(cache: Cache, random: () => number = Math.random): Cached {
  const loading = new Map<string, Promise<unknown>>();

  const loadAndKeep = async <T>(key: string, ttlSeconds: number, load: () => Promise<T>): Promise<T> => {
    const value = await load();
    const factor = 1 + jitter * (2 * random() - 1);
    await cache.set(key, value, Math.max(1, Math.round(ttlSeconds * factor)));
    return value;
  };

  return async <T>(key: string, ttlSeconds: number, load: () => Promise<T>): Promise<T> => {
    const kept = await cache.get<T>(key);
    if (kept !== undefined) return kept;
    const running = loading.get(key) as Promise<T> | undefined;
    if (running) return running;
    const started = loadAndKeep(key, ttlSeconds, load).finally(() => loading.delete(key));
    loading.set(key, started);
    return started;
  };
}
