import type { PasswordHasher } from '@repo/platform/auth';
import type { Outcome, UnitOfWork } from '@repo/platform/database';
import type { Clock, Ids } from '@repo/platform/runtime';
import { userRegistered } from '../domain/user-events.js';
import { User } from '../domain/user.js';
import type { PasswordRules } from './password-rules.js';
import type { UserStores } from './ports.js';

export interface Registration {
  /** Normalized. */
  email: string;
  username: string;
  password: string;
}

export class RegisterUser {
  constructor(
    private readonly unitOfWork: UnitOfWork<UserStores>,
    private readonly passwords: PasswordHasher,
    private readonly assertGoodPassword: PasswordRules,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws ValidationError, EmailTaken or UsernameTaken */
  async execute({ email, username, password }: Registration, outcome?: Outcome<User>): Promise<User> {
    this.assertGoodPassword(password, { email, username }, '/password');
    const passwordHash = await this.passwords.hash(password);
    const user = User.register({ id: this.ids.next(), email, username, passwordHash }, this.clock.now());
    return this.unitOfWork.run(async ({ users, outbox }) => {
      await users.add(user);
      await outbox.append(userRegistered(user), null);
      return user;
    }, outcome);
  }
}
