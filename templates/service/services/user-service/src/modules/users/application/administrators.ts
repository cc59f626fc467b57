import type { AccessPolicy } from '@repo/platform/access';
import type { User } from '../domain/user.js';
import { LastAdministrator } from './ports.js';
import type { UserRepository } from './ports.js';

/** An administrator is a user who may assign roles, by whatever role. */
const permission = 'users:assign-roles';

export type AdministratorPolicy = AccessPolicy<typeof permission>;

export function isAdministrator(policy: AdministratorPolicy, user: { roles: readonly string[] }): boolean {
  return policy.allows(user, permission);
}

/** The ids of all administrators, none of whom changes until the transaction ends. */
export async function lockAdministrators(
  policy: AdministratorPolicy,
  users: UserRepository,
): Promise<string[]> {
  return users.lockHolders(policy.roleNames.filter((role) => isAdministrator(policy, { roles: [role] })));
}

/**
 * For transactions that take administration from a user. Two of them never run at once, so that not each of two
 * administrators counts on the other.
 * @throws LastAdministrator when nobody else is an administrator
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
