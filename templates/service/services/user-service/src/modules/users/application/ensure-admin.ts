import type { PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import type { Clock, Ids } from '@repo/platform/runtime';
import { User } from '../domain/user.js';
import type { UserStores } from './ports.js';

export class EnsureAdmin {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly passwords: PasswordHasher,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Makes the first administrator; does nothing when somebody has the address already. */
  async execute({ email, password }: { email: string; password: string }): Promise<void> {
    const passwordHash = await this.passwords.hash(password);
    const now = this.clock.now();
    await this.unitOfWork.run(async ({ users }) => {
      if (await users.findByEmail(email)) return;
      const admin = { id: this.ids.next(), email, username: 'admin', passwordHash, roles: ['admin'] };
      await users.add(User.register(admin, now));
    });
  }
}
