import type { Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import type { ExpectedVersions } from '@repo/platform/http';
import type { Clock } from '@repo/platform/runtime';
import { userRolesChanged } from '../domain/user-events.js';
import type { User } from '../domain/user.js';
import { changeUser } from './change-user.js';
import type { UserStores } from './ports.js';

export class AssignRoles {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly clock: Clock,
  ) {}

  /** Works on the user's next request. @throws NotFoundError or StaleWrite */
  async execute(
    principal: Principal,
    id: string,
    roles: readonly string[],
    expected: ExpectedVersions,
  ): Promise<User> {
    return changeUser(this.unitOfWork, id, expected, (user) => user.withRoles(roles, this.clock.now()), {
      event: userRolesChanged,
      actorId: principal.userId,
    });
  }
}
