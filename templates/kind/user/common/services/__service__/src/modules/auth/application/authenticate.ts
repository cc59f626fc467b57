import type { AccessTokens, Principal } from '@repo/platform/auth';
import { AuthenticationError } from '@repo/platform/errors';
import type { Clock } from '@repo/platform/runtime';
import type { Accounts, SessionRepository } from './ports.js';

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
