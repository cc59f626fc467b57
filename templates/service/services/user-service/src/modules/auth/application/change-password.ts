import type { PasswordHasher, Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { AuthorizationError, NotFoundError } from '@repo/platform/errors';
import type { ExpectedVersions } from '@repo/platform/http';
import type { Clock } from '@repo/platform/runtime';
import { wrongGuess } from './login-limits.js';
import type { LoginLimits } from './login-limits.js';
import type { Accounts, AuthStores } from './ports.js';

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** @throws ValidationError when the password is not good enough for the person */
type PasswordRules = (password: string, person: { email: string; username: string }, path: string) => void;

export class ChangePassword {
  constructor(
    private readonly accounts: Accounts,
    private readonly unitOfWork: UnitOfWork<AuthStores>,
    private readonly passwords: PasswordHasher,
    private readonly assertGoodPassword: PasswordRules,
    private readonly limits: LoginLimits,
    private readonly clock: Clock,
  ) {}

  /**
   * Nobody changes another one's password. All other sessions of the user end with the change.
   * @param caller whose address counts for the limit of wrong guesses
   * @throws AuthorizationError, ValidationError, AuthenticationError `invalid_credentials`, TooManyRequestsError or
   *   PreconditionError
   */
  async execute(
    caller: { principal: Principal; address: string },
    userId: string,
    { currentPassword, newPassword }: PasswordChange,
    expected: ExpectedVersions,
  ): Promise<void> {
    const { principal, address } = caller;
    if (userId !== principal.userId) throw new AuthorizationError();
    const account = await this.accounts.findById(userId);
    if (!account) throw new NotFoundError('There is no such user.');
    this.assertGoodPassword(newPassword, account, '/newPassword');
    await this.limits.attempt(account.email, address, async () => {
      if (await this.passwords.verify(currentPassword, account.passwordHash)) return;
      throw wrongGuess('The current password is wrong.');
    });
    const passwordHash = await this.passwords.hash(newPassword);
    const now = this.clock.now();
    await this.unitOfWork.run(async ({ accounts, sessions }) => {
      await accounts.replacePasswordHash(userId, passwordHash, now, expected);
      await sessions.endAll(userId, now, principal.sessionId);
    });
  }
}
