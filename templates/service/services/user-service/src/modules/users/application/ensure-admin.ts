import type { PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { ConflictError } from '@repo/platform/errors';
import type { Clock, Ids } from '@repo/platform/runtime';
import { userRegistered } from '../domain/user-events.js';
import { User } from '../domain/user.js';
import { UsernameTaken } from './ports.js';
import type { UserStores } from './ports.js';

export class EnsureAdmin {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly passwords: PasswordHasher,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the first administrator; answers whether it did, or one was there.
   * @param email normalised
   * @throws ConflictError when somebody who is no administrator has the address
   */
  async execute({ email, password }: { email: string; password: string }): Promise<'made' | 'present'> {
    const passwordHash = await this.passwords.hash(password);
    const id = this.ids.next();
    const make = (username: string): Promise<'made' | 'present'> =>
      this.unitOfWork.run(async ({ users, outbox }) => {
        const present = await users.findByEmail(email);
        if (present?.roles.includes('admin')) return 'present';
        if (present)
          throw new ConflictError('email_taken', `${email} belongs to somebody who is no administrator.`);
        const admin = User.register(
          { id, email, username, passwordHash, roles: ['admin'] },
          this.clock.now(),
        );
        await users.add(admin);
        await outbox.append(userRegistered(admin), null);
        return 'made';
      });
    try {
      return await make('admin');
    } catch (error) {
      // Anybody may have registered under that name.
      if (!(error instanceof UsernameTaken)) throw error;
      return make(`admin-${id.slice(-12)}`);
    }
  }
}
