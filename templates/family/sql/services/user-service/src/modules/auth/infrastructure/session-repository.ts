import { timestamp } from '@repo/platform/database';
import type { Session as DatabaseSession } from '@repo/platform/database';
import type { SessionRepository } from '../application/ports.js';

type Tables = {
  sessions: {
    id: string;
    user_id: string;
    created_at: string;
    expires_at: string;
    ended_at: string | null;
  };
  refresh_tokens: {
    token_hash: string;
    session_id: string;
    issued_at: string;
    consumed_at: string | null;
  };
};

/** @param session must be a transaction's for anything that writes to both tables */
export function createSessionRepository(session: DatabaseSession): SessionRepository {
  const database = session.withTables<Tables>();

  return {
    async start({ id, userId, createdAt, expiresAt }, tokenHash) {
      const created_at = timestamp.write(createdAt);
      await database
        .insertInto('sessions')
        .values({ id, user_id: userId, created_at, expires_at: timestamp.write(expiresAt), ended_at: null })
        .execute();
      await database
        .insertInto('refresh_tokens')
        .values({ token_hash: tokenHash, session_id: id, issued_at: created_at, consumed_at: null })
        .execute();
    },

    async isActive({ id, userId }, now) {
      const row = await database
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', id)
        .where('user_id', '=', userId)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', timestamp.write(now))
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
