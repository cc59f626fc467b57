import type { Counter } from '../cache/index.js';
import { TooManyRequestsError } from '../errors/index.js';
import type { Operation } from './operation.js';

export interface RateLimit {
  /** Returns whether requests of the operation are counted; health checks are not. */
  counts(operation: Operation): boolean;
  /** Counts a request. @throws TooManyRequestsError when the address has exceeded its limit */
  count(address: string): Promise<void>;
}

/** Limits the requests of an address over all operations. @param perMinute 0 for no limit */
export function createRateLimit(counter: Counter, perMinute: number): RateLimit {
  return {
    counts: ({ path }) => perMinute > 0 && !path.startsWith('/health'),
    async count(address) {
      const { value, secondsLeft } = await counter.count(`requests:${address}`, 60);
      if (value > perMinute) throw new TooManyRequestsError(secondsLeft);
    },
  };
}
