import type { AccessPolicy } from '@repo/platform/access';
import type { Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import type { ExpectedVersions } from '@repo/platform/http';
import type { Clock } from '@repo/platform/runtime';
import { userUpdated } from '../domain/user-events.js';
import { withProfile } from '../domain/user.js';
import type { User } from '../domain/user.js';
import { saveUser, writeUser } from './change-user.js';
import type { UserStores } from './ports.js';

export class UpdateUser {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly policy: AccessPolicy<'users:write'>,
    private readonly clock: Clock,
  ) {}

  /** @throws AuthorizationError, NotFoundError, StaleWrite, EmailTaken or UsernameTaken */
  async execute(
    principal: Principal,
    id: string,
    profile: { email: string; username: string },
    expected: ExpectedVersions,
  ): Promise<User> {
    if (id !== principal.userId) this.policy.assert(principal, 'users:write');
    return writeUser(this.unitOfWork, id, expected, (user, stores) =>
      saveUser(stores, withProfile(user, profile, this.clock.now()), {
        event: userUpdated,
        actorId: principal.userId,
      }),
    );
  }
}
