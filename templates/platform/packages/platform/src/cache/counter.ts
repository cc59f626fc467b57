import { createHash } from 'node:crypto';
import { CacheUnavailable } from '../errors/index.js';
import type { Cache } from './port.js';

/** Counts events within a time window. */
export interface Counter {
  /** Adds one and returns the count of the current window. */
  count(key: string, windowSeconds: number): Promise<Count>;
  /** Returns the count without changing it. */
  read(key: string): Promise<Count>;
  reset(key: string): Promise<void>;
}

export interface Count {
  value: number;
  /** Seconds until the window ends. */
  secondsLeft: number;
}

/**
 * Counts in the cache, which all processes share, or in this process while the cache is unavailable. Keys are
 * hashed: they may hold personal data or be too long for the cache.
 */
export function createCounter(cache: Cache, now: () => number = Date.now): Counter {
  const shared = createSharedCounter(cache, now);
  const local = createLocalCounter(now);
  const either = async <T>(work: (counter: Counter) => Promise<T>): Promise<T> => {
    try {
      return await work(shared);
    } catch (error) {
      if (!(error instanceof CacheUnavailable)) throw error;
      return work(local);
    }
  };
  return {
    count: (key, windowSeconds) => either((counter) => counter.count(hash(key), windowSeconds)),
    // Reading from an unavailable cache finds nothing, so local counts are considered as well.
    async read(key) {
      const [there, here] = [await shared.read(hash(key)), await local.read(hash(key))];
      return there.value >= here.value ? there : here;
    },
    async reset(key) {
      await local.reset(hash(key));
      await either((counter) => counter.reset(hash(key)));
    },
  };
}

function hash(key: string): string {
  return `count:${createHash('sha256').update(key).digest('base64url')}`;
}

function createSharedCounter(cache: Cache, now: () => number): Counter {
  const endOf = (key: string) => `${key}:end`;
  const secondsLeft = async (key: string): Promise<number> =>
    secondsUntil((await cache.get<number>(endOf(key))) ?? 0, now);
  return {
    async count(key, windowSeconds) {
      const value = await cache.increment(key, windowSeconds);
      if (value === 1) await cache.set(endOf(key), now() + windowSeconds * 1000, windowSeconds);
      return { value, secondsLeft: await secondsLeft(key) };
    },
    async read(key) {
      return { value: (await cache.get<number>(key)) ?? 0, secondsLeft: await secondsLeft(key) };
    },
    reset: (key) => cache.delete(key),
  };
}

/** Above this number of keys, the oldest are dropped. */
const maxLocalKeys = 10_000;

function createLocalCounter(now: () => number): Counter {
  const counts = new Map<string, { value: number; end: number }>();
  const current = (key: string) => {
    const entry = counts.get(key);
    return entry && entry.end > now() ? entry : undefined;
  };
  const answer = (entry: { value: number; end: number } | undefined): Count => ({
    value: entry?.value ?? 0,
    secondsLeft: secondsUntil(entry?.end ?? 0, now),
  });
  return {
    async count(key, windowSeconds) {
      const entry = current(key) ?? { value: 0, end: now() + windowSeconds * 1000 };
      entry.value += 1;
      counts.set(key, entry);
      const [oldest] = counts.keys();
      if (counts.size > maxLocalKeys && oldest !== undefined) counts.delete(oldest);
      return answer(entry);
    },
    read: async (key) => answer(current(key)),
    async reset(key) {
      counts.delete(key);
    },
  };
}

function secondsUntil(end: number, now: () => number): number {
  return Math.max(1, Math.ceil((end - now()) / 1000));
}
