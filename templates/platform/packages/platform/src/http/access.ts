import type { AccessPolicy } from '../access/index.js';
import { readBearerToken } from '../auth/index.js';
import type { Authenticator, Principal } from '../auth/index.js';
import { currentContext } from '../logging/index.js';
import type { Operation } from './operation.js';

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
