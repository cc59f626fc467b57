import type { AccessPolicy } from '@repo/platform/access';
import type { Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import type { ExpectedVersions } from '@repo/platform/http';
import { userDeleted } from '../domain/user-events.js';
import { assertOthersAdminister } from './administrators.js';
import { writeUser } from './change-user.js';
import type { UserStores } from './ports.js';

export class DeleteUser {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly policy: AccessPolicy<'users:delete' | 'users:assign-roles'>,
  ) {}

  /**
   * Also ends the sessions of the user.
   * @throws AuthorizationError, NotFoundError, StaleWrite, LastAdministrator or InUse
   */
  async execute(principal: Principal, id: string, expected: ExpectedVersions): Promise<void> {
    if (id !== principal.userId) this.policy.assert(principal, 'users:delete');
    await writeUser(this.unitOfWork, id, expected, async (user, { users, outbox }) => {
      await assertOthersAdminister(this.policy, users, user);
      await users.remove(user);
      await outbox.append(userDeleted(id), principal.userId);
    });
  }
}
