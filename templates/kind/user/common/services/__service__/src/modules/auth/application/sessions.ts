import type { AccessTokens, Principal } from '@repo/platform/auth';
import type { UnitOfWork } from '@repo/platform/database';
import { AuthenticationError } from '@repo/platform/errors';
import type { Clock } from '@repo/platform/runtime';
import { refreshTokenExpiry } from '../domain/session.js';
import type { Session, SessionLifetimes } from '../domain/session.js';
import type { Accounts, AuthStores, RefreshTokens, SessionRepository } from './ports.js';

export interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** Lifetime of the access token, in seconds. */
  expiresInSeconds: number;
}

/** Issues the access token and the refresh token of a session. */
export class SessionTokens {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly lifetimes: SessionLifetimes,
  ) {}

  async issue(session: Session, sessions: SessionRepository, now: Date): Promise<Tokens> {
    const refreshToken = this.refreshTokens.create();
    const expiresAt = refreshTokenExpiry(session, now, this.lifetimes);
    await sessions.addRefreshToken(session.id, this.refreshTokens.hash(refreshToken), expiresAt);
    const accessToken = await this.accessTokens.issue({ userId: session.userId, sessionId: session.id });
    return { accessToken, refreshToken, expiresInSeconds: this.accessTokens.lifetimeSeconds };
  }
}

export class Authenticate {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: SessionRepository,
    private readonly accessTokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads session and roles on every request, so that a logout or a role change takes effect at once.
   * @throws AuthenticationError
   */
  async execute(accessToken: string): Promise<Principal> {
    const { userId, sessionId } = await this.accessTokens.verify(accessToken);
    const active = await this.sessions.isActive({ id: sessionId, userId }, this.clock.now());
    const account = active ? await this.accounts.findById(userId) : null;
    if (!account) throw new AuthenticationError('token_invalid', 'The session has ended.');
    return { userId, sessionId, roles: account.roles };
  }
}

export class Refresh {
  constructor(
    private readonly unitOfWork: UnitOfWork<AuthStores>,
    private readonly refreshTokens: RefreshTokens,
    private readonly tokens: SessionTokens,
    private readonly clock: Clock,
  ) {}

  /**
   * Exchanges a refresh token for new tokens. Reuse of a token means that it was stolen: the session ends,
   * including its access tokens.
   * @throws AuthenticationError `refresh_reused` or `token_invalid`
   */
  async execute(refreshToken: string): Promise<Tokens> {
    const now = this.clock.now();
    // The error is thrown after the transaction: inside, it would roll back the end of the session.
    const outcome = await this.unitOfWork.run(async ({ sessions }) => {
      const consumption = await sessions.consume(this.refreshTokens.hash(refreshToken), now);
      if (consumption.kind === 'reused') await sessions.end(consumption.sessionId, now);
      return consumption.kind === 'consumed'
        ? this.tokens.issue(consumption.session, sessions, now)
        : consumption.kind;
    });
    if (outcome === 'reused') {
      throw new AuthenticationError(
        'refresh_reused',
        'This refresh token was used before; its session has ended.',
      );
    }
    if (outcome === 'unknown') {
      throw new AuthenticationError('token_invalid', 'The refresh token is invalid.');
    }
    return outcome;
  }
}

export class Logout {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  /** Ends the current session: its access and refresh tokens stop working at once. */
  async execute({ sessionId }: Principal): Promise<void> {
    await this.sessions.end(sessionId, this.clock.now());
  }

  /** Ends every session of the current user. */
  async everywhere({ userId }: Principal): Promise<void> {
    await this.sessions.endAll(userId, this.clock.now());
  }
}
