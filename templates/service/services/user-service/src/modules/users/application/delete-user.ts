import type { AccessPolicy } from '@repo/platform/access';
import type { Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { isUuid } from '@repo/platform/runtime';
import { userDeleted } from '../domain/user-events.js';
import { noSuchUser } from './change-user.js';
import type { UserStores } from './ports.js';

export class DeleteUser {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly policy: AccessPolicy<'users:delete'>,
  ) {}

  /** The sessions of the user end with it. @throws AuthorizationError, NotFoundError or UserInUse */
  async execute(principal: Principal, id: string): Promise<void> {
    if (id !== principal.userId) this.policy.assert(principal, 'users:delete');
    if (!isUuid(id)) throw noSuchUser();
    await this.unitOfWork.run(async ({ users, outbox }) => {
      if (!(await users.remove(id))) throw noSuchUser();
      await outbox.append(userDeleted(id), principal.userId);
    });
  }
}
