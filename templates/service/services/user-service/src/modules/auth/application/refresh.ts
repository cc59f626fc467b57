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
   * Exchanges a refresh token for new tokens. One that was used before has been stolen, by whoever came first or by
   * whoever comes now: the session ends, its access tokens too.
   * @throws AuthenticationError `refresh_reused` or `token_invalid`
   */
  async execute(refreshToken: string): Promise<Tokens> {
    const now = this.clock.now();
    // What was found is thrown afterwards: thrown inside, it would undo the end of the session.
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
      throw new AuthenticationError('token_invalid', 'This refresh token is not valid.');
    }
    return outcome;
  }
}
