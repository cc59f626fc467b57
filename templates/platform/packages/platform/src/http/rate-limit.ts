import type { Counter } from '../cache/index.js';
import { TooManyRequestsError } from '../errors/index.js';
import type { Operation } from './operation.js';

/** Counts a request. @throws TooManyRequestsError when the address has made too many in this minute */
export type RateLimit = (operation: Operation, address: string) => Promise<void>;

/** A limit per address over all operations together; whoever watches the health of the service is not counted. */
export function createRateLimit(counter: Counter, perMinute: number): RateLimit {
  return async ({ path }, address) => {
    if (perMinute === 0 || path.startsWith('/health')) return;
    const { value, secondsLeft } = await counter.count(`requests:${address}`, 60);
    if (value > perMinute) throw new TooManyRequestsError(secondsLeft);
  };
}
