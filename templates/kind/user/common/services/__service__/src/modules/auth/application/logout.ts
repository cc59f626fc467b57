import type { Principal } from '@repo/platform/auth';
import type { Clock } from '@repo/platform/runtime';
import type { SessionRepository } from './ports.js';

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
