import type { PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import type { Clock, Ids } from '@repo/platform/runtime';
import { startSession } from '../domain/session.js';
import type { SessionLimits } from '../domain/session.js';
import { wrongGuess } from './login-limits.js';
import type { LoginLimits } from './login-limits.js';
import type { Account, Accounts, AuthStores } from './ports.js';
import type { SessionTokens, Tokens } from './session-tokens.js';

export class Login {
  constructor(
    private readonly accounts: Accounts,
    private readonly unitOfWork: UnitOfWork<AuthStores>,
    private readonly passwords: PasswordHasher,
    private readonly limits: LoginLimits,
    private readonly tokens: SessionTokens,
    private readonly lifetimes: SessionLimits,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Unknown address and wrong password are the same answer after the same time.
   * @param address of the caller
   * @throws AuthenticationError `invalid_credentials` or TooManyRequestsError
   */
  async execute({ email, password }: { email: string; password: string }, address: string): Promise<Tokens> {
    const account = await this.limits.attempt(email, address, async () => {
      const found = await this.accounts.findByEmail(email);
      const matches = await this.passwords.verify(password, found?.passwordHash ?? null);
      if (!found || !matches) throw wrongGuess('The e-mail address or the password is wrong.');
      return found;
    });
    const rehashed = await this.rehash(account, password);
    const now = this.clock.now();
    return this.unitOfWork.run(async ({ accounts, sessions }) => {
      if (rehashed) await accounts.replacePasswordHash(account.id, rehashed, now);
      const session = startSession({ id: this.ids.next(), userId: account.id }, now, this.lifetimes);
      await sessions.start(session);
      await sessions.endOldest(account.id, this.lifetimes.maxPerUser, now);
      return this.tokens.issue(session, sessions, now);
    });
  }

  /** Hashes of imported users, and those made with yesterday's parameters, are replaced while the password is known. */
  private async rehash({ passwordHash }: Account, password: string): Promise<string | null> {
    return this.passwords.needsRehash(passwordHash) ? this.passwords.hash(password) : null;
  }
}
