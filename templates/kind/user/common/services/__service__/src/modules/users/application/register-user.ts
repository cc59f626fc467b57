import type { PasswordHasher } from '@repo/platform/auth';
import type { Outcome, UnitOfWork } from '@repo/platform/database';
import { ValidationError } from '@repo/platform/errors';
import type { FieldError } from '@repo/platform/errors';
import type { Clock, Ids } from '@repo/platform/runtime';
import { findPasswordFaults } from '../domain/password-policy.js';
import type { PasswordFault } from '../domain/password-policy.js';
import { userRegistered } from '../domain/user-events.js';
import { makeUser } from '../domain/user.js';
import type { User } from '../domain/user.js';
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
    const user = makeUser({ id: this.ids.next(), email, username, passwordHash }, this.clock.now());
    return this.unitOfWork.run(async ({ users, outbox }) => {
      await users.add(user);
      await outbox.append(userRegistered(user), null);
      return user;
    }, outcome);
  }
}

/** @throws ValidationError when the password violates the policy */
export type PasswordRules = (
  password: string,
  person: { email: string; username: string },
  /** JSON pointer to the password in the input. */
  path: string,
) => void;

const messages: Record<PasswordFault, string> = {
  password_too_common: 'This password is too common.',
  password_contains_identity: 'The password must not contain the username or the e-mail address.',
};

export function createPasswordRules(isCommon: (password: string) => boolean): PasswordRules {
  return (password, person, path) => {
    const faults = findPasswordFaults(password, person, isCommon);
    const [first, ...others] = faults.map((code): FieldError => ({ path, code, message: messages[code] }));
    if (first) throw new ValidationError([first, ...others]);
  };
}
