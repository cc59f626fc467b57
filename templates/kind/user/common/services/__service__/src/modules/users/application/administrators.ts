import type { AccessPolicy } from '@repo/platform/access';
import type { User } from '../domain/user.js';
import { LastAdministrator } from './ports.js';
import type { UserRepository } from './ports.js';

/** Returns whether any role of the user grants the assignment of roles. */
const permission = 'users:assign-roles';

export type AdministratorPolicy = AccessPolicy<typeof permission>;

export function isAdministrator(policy: AdministratorPolicy, user: { roles: readonly string[] }): boolean {
  return policy.allows(user, permission);
}

/** Returns the ids of all administrators and locks them until the transaction ends. */
export async function lockAdministrators(
  policy: AdministratorPolicy,
  users: UserRepository,
): Promise<string[]> {
  return users.lockHolders(policy.roleNames.filter((role) => isAdministrator(policy, { roles: [role] })));
}

/**
 * For transactions that remove an administrator. The lock serializes them, so that two administrators cannot remove
 * each other concurrently.
 * @throws LastAdministrator when no other user is an administrator
 */
export async function assertOthersAdminister(
  policy: AdministratorPolicy,
  users: UserRepository,
  user: User,
): Promise<void> {
  if (!isAdministrator(policy, user)) return;
  const administrators = await lockAdministrators(policy, users);
  if (administrators.every((id) => id === user.id)) throw new LastAdministrator();
}
