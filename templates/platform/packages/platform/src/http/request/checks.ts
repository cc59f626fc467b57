import type { AccessPolicy } from '../../access/index.js';
import { readBearerToken } from '../../auth/index.js';
import type { Authenticator, Principal } from '../../auth/index.js';
import type { Counter } from '../../cache/index.js';
import { TooManyRequestsError } from '../../errors/index.js';
import { currentContext } from '../../logging/index.js';
import type { Operation } from '../contract/operation.js';

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

/**
 * Authenticates the caller if the operation requires it, and adds the user id to the log context.
 * @throws AuthenticationError
 */
export async function recognize(
  { access }: Pick<Operation, 'access'>,
  authorization: string | undefined,
  authenticate: Authenticator,
): Promise<Principal | null> {
  if (access === 'anyone') return null;
  const principal = await authenticate(readBearerToken(authorization));
  const context = currentContext();
  if (context) {
    context.userId = principal.userId;
    context.principal = principal;
  }
  return principal;
}

/** @throws AuthorizationError when the caller lacks the permission of the operation */
export function assertPermitted(
  { access }: Pick<Operation, 'access'>,
  principal: Principal | null,
  policy: AccessPolicy<string>,
): void {
  if (typeof access === 'object') policy.assert(principal ?? { roles: [] }, access.permission);
}
