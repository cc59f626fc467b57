import type { UnitOfWork } from '@repo/platform/database';
import type { Clock } from '@repo/platform/runtime';
import { userRolesChanged } from '../domain/user-events.js';
import { administratorRole } from '../domain/user.js';
import { isAdministrator } from './administrators.js';
import type { AdministratorPolicy } from './administrators.js';
import { noSuchUser, saveUser, writeUser } from './change-user.js';
import type { UserRepository, UserStores } from './ports.js';

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
      const changed = user.withRoles([...user.roles, administratorRole], this.clock.now());
      await saveUser(stores, changed, { event: userRolesChanged, actorId: null });
      return 'granted';
    });
  }
}
