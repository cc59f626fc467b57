import type { UnitOfWork } from '@repo/platform/database';
import { AuthenticationError } from '@repo/platform/errors';
import type { Clock } from '@repo/platform/runtime';
import type { AuthStores, RefreshTokens } from './ports.js';
import type { SessionTokens, Tokens } from './session-tokens.js';

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
