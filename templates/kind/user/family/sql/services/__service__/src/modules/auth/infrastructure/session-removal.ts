import { removeBefore, timestamp } from '@repo/platform/database';
import type { Session as DatabaseSession } from '@repo/platform/database';
import type { SessionRepository } from '../application/ports.js';
import type { Tables } from './session-repository.js';

type SessionRemoval = Pick<SessionRepository, 'removeExpiredTokens' | 'removeEnded'>;

/** Removes old sessions and refresh tokens. No statement touches more than `limit` rows. */
export function createSessionRemoval(session: DatabaseSession): SessionRemoval {
  const database = session.withTables<Tables>();

  const removeTokens = async (hashes: string[]): Promise<number> => {
    if (hashes.length === 0) return 0;
    const { numDeletedRows } = await database
      .deleteFrom('refresh_tokens')
      .where('token_hash', 'in', hashes)
      .executeTakeFirst();
    return Number(numDeletedRows);
  };

  return {
    async removeExpiredTokens(before, limit) {
      const tokens = await database
        .selectFrom('refresh_tokens')
        .select(['token_hash', 'session_id', 'consumed_at'])
        .where('expires_at', '<', timestamp.write(before))
        .orderBy('expires_at')
        .limit(limit)
        .execute();
      // The only unused token of a session is its newest. If that has expired, the session exceeded its idle timeout.
      const idle = tokens.filter((token) => token.consumed_at === null).map((token) => token.session_id);
      if (idle.length > 0) {
        await database
          .updateTable('sessions')
          .set({ ended_at: timestamp.write(before) })
          .where('id', 'in', idle)
          .where('ended_at', 'is', null)
          .execute();
      }
      return removeTokens(tokens.map((token) => token.token_hash));
    },

    async removeEnded(before, limit) {
      for (const time of ['ended_at', 'expires_at'] as const) {
        const sessions = await database
          .selectFrom('sessions')
          .select('id')
          .where(time, '<', timestamp.write(before))
          .orderBy(time)
          .limit(limit)
          .execute();
        if (sessions.length === 0) continue;
        const ids = sessions.map(({ id }) => id);
        const tokens = await database
          .selectFrom('refresh_tokens')
          .select('token_hash')
          .where('session_id', 'in', ids)
          .limit(limit)
          .execute();
        if (tokens.length > 0) return removeTokens(tokens.map((token) => token.token_hash));
        return removeBefore(session, { table: 'sessions', key: 'id', time }, before, limit);
      }
      return 0;
    },
  };
}
