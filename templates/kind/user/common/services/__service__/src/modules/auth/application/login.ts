import type { PasswordHasher } from '@repo/platform/auth';
import type { Clock, Ids } from '@repo/platform/runtime';
import { startSession } from '../domain/session.js';
import type { SessionLimits } from '../domain/session.js';
import type { LoginLimits } from './login-limits.js';
import type { Account, AuthStores } from './ports.js';
import type { SessionTokens, Tokens } from './sessions.js';
import type { VerifiedWrites } from './verified-writes.js';

export interface LoginDependencies {
  verifiedWrites: VerifiedWrites;
  passwords: PasswordHasher;
  limits: LoginLimits;
  tokens: SessionTokens;
  lifetimes: SessionLimits;
  ids: Ids;
  clock: Clock;
}

export class Login {
  constructor(private readonly dependencies: LoginDependencies) {}

  /**
   * An unknown address and a wrong password get the same response in the same time.
   * @param address the client address
   * @throws AuthenticationError `invalid_credentials` or TooManyRequestsError
   */
  async execute({ email, password }: { email: string; password: string }, address: string): Promise<Tokens> {
    const { limits, verifiedWrites } = this.dependencies;
    return limits.attempt(email, address, () =>
      verifiedWrites.run({
        find: (accounts) => accounts.findByEmail(email),
        password,
        refusal: 'The e-mail address or the password is wrong.',
        prepare: async (account) => {
          const rehashed = await this.rehash(account, password);
          return (stores) => this.startSession(account, rehashed, stores);
        },
      }),
    );
  }

  private async startSession(
    account: Account,
    rehashed: string | null,
    { accounts, sessions }: AuthStores,
  ): Promise<Tokens> {
    const { tokens, lifetimes, ids, clock } = this.dependencies;
    const now = clock.now();
    if (rehashed) await accounts.replacePasswordHash(account, rehashed, now);
    const session = startSession({ id: ids.next(), userId: account.id }, now, lifetimes);
    await sessions.start(session);
    await sessions.endOldest(account.id, lifetimes.maxPerUser, now);
    return tokens.issue(session, sessions, now);
  }

  /** Replaces imported and outdated hashes while the password is known. */
  private async rehash({ passwordHash }: Account, password: string): Promise<string | null> {
    const { passwords } = this.dependencies;
    return passwords.needsRehash(passwordHash) ? passwords.hash(password) : null;
  }
}
