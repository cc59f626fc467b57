import type { Clock } from '@repo/platform/runtime';
import type { SessionRepository } from './ports.js';

/** So long a session is remembered after its end, so that a refresh token that is used again is still known. */
const keptDays = 7;

export class RemoveExpiredSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<number> {
    return this.sessions.removeExpired(new Date(this.clock.now().getTime() - keptDays * 86_400_000));
  }
}
