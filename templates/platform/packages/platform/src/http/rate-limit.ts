import type { Counter } from '../cache/index.js';
import { TooManyRequestsError } from '../errors/index.js';
import type { Operation } from './operation.js';

export interface RateLimit {
  /** Whether requests for the operation are counted: whoever watches the health of the service is not. */
  counts(operation: Operation): boolean;
  /** Counts a request. @throws TooManyRequestsError when the address has made too many in this minute */
  count(address: string): Promise<void>;
}

/** A limit per address over all operations together. @param perMinute 0 for none */
export function createRateLimit(counter: Counter, perMinute: number): RateLimit {
  return {
    counts: ({ path }) => perMinute > 0 && !path.startsWith('/health'),
    async count(address) {
      const { value, secondsLeft } = await counter.count(`requests:${address}`, 60);
      if (value > perMinute) throw new TooManyRequestsError(secondsLeft);
    },
  };
}
