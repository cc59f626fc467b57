import type { AccessPolicy } from '@repo/platform/access';
import type { UnitOfWork } from '@repo/platform/database';
import type { Clock } from '@repo/platform/runtime';
import { userRolesChanged } from '../domain/user-events.js';
import { administratorRole, withRoles } from '../domain/user.js';
import type { User } from '../domain/user.js';
import { noSuchUser, saveUser, writeUser } from './change-user.js';
import { LastAdministrator } from './ports.js';
import type { UserRepository, UserStores } from './ports.js';

const permission = 'users:assign-roles';

export type AdministratorPolicy = AccessPolicy<typeof permission>;

/** Returns whether any role of the user grants the assignment of roles. */
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

/** For operators of the service: checks no permission. */
export class GrantAdministrator {
  constructor(
    private readonly users: UserRepository,
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly policy: AdministratorPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a registered user an administrator; returns whether the role was granted or already present.
   * @param email normalized
   * @throws NotFoundError
   */
  async execute(email: string): Promise<'granted' | 'present'> {
    const found = await this.users.findByEmail(email);
    if (!found) throw noSuchUser();
    return writeUser(this.unitOfWork, found.id, undefined, async (user, stores) => {
      if (isAdministrator(this.policy, user)) return 'present';
      const changed = withRoles(user, [...user.roles, administratorRole], this.clock.now());
      await saveUser(stores, changed, { event: userRolesChanged, actorId: null });
      return 'granted';
    });
  }
}
