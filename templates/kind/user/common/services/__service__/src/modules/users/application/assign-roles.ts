import type { Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import type { ExpectedVersions } from '@repo/platform/http';
import type { Clock } from '@repo/platform/runtime';
import { userRolesChanged } from '../domain/user-events.js';
import { withRoles } from '../domain/user.js';
import type { User } from '../domain/user.js';
import { assertOthersAdminister, isAdministrator } from './administrators.js';
import type { AdministratorPolicy } from './administrators.js';
import { saveUser, writeUser } from './change-user.js';
import type { UserStores } from './ports.js';

export class AssignRoles {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly policy: AdministratorPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes effect on the user's next request.
   * @throws NotFoundError, StaleWrite or LastAdministrator
   */
  async execute(
    principal: Principal,
    id: string,
    roles: readonly string[],
    expected: ExpectedVersions,
  ): Promise<User> {
    return writeUser(this.unitOfWork, id, expected, async (user, stores) => {
      const changed = withRoles(user, roles, this.clock.now());
      if (!isAdministrator(this.policy, changed))
        await assertOthersAdminister(this.policy, stores.users, user);
      return saveUser(stores, changed, { event: userRolesChanged, actorId: principal.userId });
    });
  }
}
