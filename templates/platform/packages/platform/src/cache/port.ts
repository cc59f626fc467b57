/**
 * What a cache is for. Entries of one purpose never evict those of another: general traffic must not be able to reset
 * the counters of failed logins.
 */
export type CachePurpose = 'values' | 'failures';

/**
 * Values that may be gone at any time. Nothing that another process must see change at once belongs here.
 * Keys have up to 250 visible ASCII characters; values are JSON, up to 1 MB.
 */
export interface Cache {
  /** `undefined` when it is not there, or the cache is away. */
  get<T>(key: string): Promise<T | undefined>;
  /** Does nothing while the cache is away. */
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  /** @throws CacheUnavailable */
  delete(key: string): Promise<void>;
  /** Stores the value unless there is one; `true` when it did. @throws CacheUnavailable */
  add(key: string, value: unknown, ttlSeconds: number): Promise<boolean>;
  /** Counts up by one from zero; the lifetime starts with the first count and is not extended. @throws CacheUnavailable */
  increment(key: string, ttlSeconds: number): Promise<number>;
  /** @throws CacheUnavailable */
  ping(): Promise<void>;
  close(): Promise<void>;
}
