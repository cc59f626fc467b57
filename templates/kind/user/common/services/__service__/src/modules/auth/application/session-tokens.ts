import type { AccessTokens } from '@repo/platform/auth';
import { refreshTokenExpiry } from '../domain/session.js';
import type { Session, SessionLifetimes } from '../domain/session.js';
import type { RefreshTokens, SessionRepository } from './ports.js';

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
