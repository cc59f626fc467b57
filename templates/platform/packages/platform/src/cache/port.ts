import type { Logger } from '../logging/index.js';

/**
 * The purpose of a cache. Entries of one purpose never evict those of another, so that general traffic cannot reset
 * the counters of failed logins.
 */
export type CachePurpose = 'values' | 'failures';

/** The data from which `createCache` of every cache creates a cache. */
export interface CacheOptions<Settings> {
  settings: Settings;
  logger: Logger;
  /** The default is `values`. */
  purpose?: CachePurpose;
}

/**
 * Stores values that may be evicted at any time. Do not cache data whose changes other processes must see at once.
 * Keys have up to 250 visible ASCII characters; values are JSON of up to 1 MB.
 */
export interface Cache {
  /** Returns `undefined` on a miss and while the cache is unavailable. */
  get<T>(key: string): Promise<T | undefined>;
  /** Does nothing while the cache is unavailable. */
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  /** @throws CacheUnavailable */
  delete(key: string): Promise<void>;
  /** Stores the value if the key is absent, and returns whether it did. @throws CacheUnavailable */
  add(key: string, value: unknown, ttlSeconds: number): Promise<boolean>;
  /**
   * Adds one, starting at zero. The TTL starts with the first call and is not extended. @throws CacheUnavailable
   */
  increment(key: string, ttlSeconds: number): Promise<number>;
  /** @throws CacheUnavailable */
  ping(): Promise<void>;
  close(): Promise<void>;
}
