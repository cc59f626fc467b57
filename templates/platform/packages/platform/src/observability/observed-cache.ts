import type { Cache } from '../cache/index.js';
import type { Metrics } from './metrics.js';

/** Returns a cache whose reads are counted. */
export function observeCache(cache: Cache, metrics: Pick<Metrics, 'cacheAsked'>): Cache {
  return {
    async get<T>(key: string) {
      const value = await cache.get<T>(key);
      metrics.cacheAsked(value === undefined ? 'miss' : 'hit');
      return value;
    },
    set: (...words) => cache.set(...words),
    delete: (...words) => cache.delete(...words),
    add: (...words) => cache.add(...words),
    increment: (...words) => cache.increment(...words),
    ping: () => cache.ping(),
    close: () => cache.close(),
  };
}
