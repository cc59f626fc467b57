import type { AccessTokens, PasswordHasher } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { AuthenticationError } from '@repo/platform/errors';
import type { Clock, Ids } from '@repo/platform/runtime';
import type { Accounts, AuthStores, RefreshTokens } from './ports.js';

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** Of the access token. */
  expiresInSeconds: number;
}

export interface LoginDependencies {
  accounts: Accounts;
  unitOfWork: UnitOfWork<AuthStores>;
  passwords: PasswordHasher;
  accessTokens: AccessTokens;
  refreshTokens: RefreshTokens;
  ids: Ids;
  clock: Clock;
  sessionLifetimeSeconds: number;
}

export class Login {
  constructor(private readonly dependencies: LoginDependencies) {}

  /**
   * Unknown address and wrong password are the same answer after the same time.
   * @throws AuthenticationError `invalid_credentials`
   */
  async execute({ email, password }: { email: string; password: string }): Promise<Tokens> {
    const { accounts, unitOfWork, passwords, accessTokens, refreshTokens, ids, clock } = this.dependencies;
    const account = await accounts.findByEmail(email);
    const matches = await passwords.verify(password, account?.passwordHash ?? null);
    if (!account || !matches) {
      throw new AuthenticationError('invalid_credentials', 'The e-mail address or the password is wrong.');
    }

    const createdAt = clock.now();
    const expiresAt = new Date(createdAt.getTime() + this.dependencies.sessionLifetimeSeconds * 1000);
    const session = { id: ids.next(), userId: account.id, createdAt, expiresAt };
    const refreshToken = refreshTokens.create();
    await unitOfWork.run(({ sessions }) => sessions.start(session, refreshTokens.hash(refreshToken)));
    const accessToken = await accessTokens.issue({ userId: account.id, sessionId: session.id });
    return { accessToken, refreshToken, expiresInSeconds: accessTokens.lifetimeSeconds };
  }
}
