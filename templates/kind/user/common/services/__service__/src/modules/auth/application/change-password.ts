import type { PasswordHasher, Principal } from '@repo/platform/auth';
import { AuthorizationError, NotFoundError } from '@repo/platform/errors';
import type { ExpectedVersions } from '@repo/platform/http';
import type { Clock } from '@repo/platform/runtime';
import type { LoginLimits } from './login-limits.js';
import type { Accounts } from './ports.js';
import type { VerifiedWrites } from './verified-writes.js';

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** @throws ValidationError when the password violates the policy */
type PasswordRules = (password: string, person: { email: string; username: string }, path: string) => void;

export interface ChangePasswordDependencies {
  accounts: Accounts;
  verifiedWrites: VerifiedWrites;
  passwords: PasswordHasher;
  assertGoodPassword: PasswordRules;
  limits: LoginLimits;
  clock: Clock;
}

export class ChangePassword {
  constructor(private readonly dependencies: ChangePasswordDependencies) {}

  /**
   * Users can change only their own password. The change ends all other sessions of the user.
   * @param caller the client address for which failures are counted
   * @throws AuthorizationError, ValidationError, AuthenticationError `invalid_credentials`, TooManyRequestsError or
   * PreconditionError
   */
  async execute(
    caller: { principal: Principal; address: string },
    userId: string,
    { currentPassword, newPassword }: PasswordChange,
    expected: ExpectedVersions,
  ): Promise<void> {
    const { principal, address } = caller;
    const { accounts, verifiedWrites, passwords, assertGoodPassword, limits, clock } = this.dependencies;
    if (userId !== principal.userId) throw new AuthorizationError();
    const found = await accounts.findById(userId);
    if (!found) throw new NotFoundError('The user does not exist.');
    assertGoodPassword(newPassword, found, '/newPassword');
    await limits.attemptAsOwner(found, address, () =>
      verifiedWrites.run({
        find: () => accounts.findById(userId),
        password: currentPassword,
        refusal: 'The current password is wrong.',
        prepare: async (account) => {
          const passwordHash = await passwords.hash(newPassword);
          return async (stores) => {
            const now = clock.now();
            await stores.accounts.replacePasswordHash(account, passwordHash, now, expected);
            await stores.sessions.endAll(userId, now, principal.sessionId);
          };
        },
      }),
    );
  }
}
