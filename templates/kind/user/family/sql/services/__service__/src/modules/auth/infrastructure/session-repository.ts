import { createHash, randomBytes } from 'node:crypto';
import { timestamp } from '@repo/platform/database';
import type { Session as DatabaseSession, Stored } from '@repo/platform/database';
import type { RefreshTokens, SessionRepository } from '../application/ports.js';
import { createSessionRemoval } from './session-removal.js';

type Time = Stored<typeof timestamp>;

export type Tables = {
  sessions: {
    id: string;
    user_id: string;
    created_at: Time;
    expires_at: Time;
    ended_at: Time | null;
  };
  refresh_tokens: {
    token_hash: string;
    session_id: string;
    expires_at: Time;
    consumed_at: Time | null;
  };
};

/** Sessions ended per login; after the limit is lowered, the next logins end the rest. */
const mostEndedAtOnce = 200;

export function createSessionRepository(session: DatabaseSession): SessionRepository {
  const database = session.withTables<Tables>();

  return {
    async start({ id, userId, createdAt, expiresAt }) {
      const times = { created_at: timestamp.write(createdAt), expires_at: timestamp.write(expiresAt) };
      await database
        .insertInto('sessions')
        .values({ id, user_id: userId, ...times, ended_at: null })
        .execute();
    },

    async addRefreshToken(sessionId, tokenHash, expiresAt) {
      const expires_at = timestamp.write(expiresAt);
      const token = { token_hash: tokenHash, session_id: sessionId, expires_at, consumed_at: null };
      await database.insertInto('refresh_tokens').values(token).execute();
    },

    async consume(tokenHash, now) {
      const { numUpdatedRows } = await database
        .updateTable('refresh_tokens')
        .set({ consumed_at: timestamp.write(now) })
        .where('token_hash', '=', tokenHash)
        .where('consumed_at', 'is', null)
        .where('expires_at', '>', timestamp.write(now))
        .where((where) =>
          where.exists(
            where
              .selectFrom('sessions')
              .select('sessions.id')
              .whereRef('sessions.id', '=', 'refresh_tokens.session_id')
              .where('ended_at', 'is', null),
          ),
        )
        .executeTakeFirst();
      const row = await database
        .selectFrom('refresh_tokens')
        .innerJoin('sessions', 'sessions.id', 'refresh_tokens.session_id')
        .select(['sessions.id', 'user_id', 'created_at', 'sessions.expires_at', 'consumed_at'])
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      if (!row || row.consumed_at === null) return { kind: 'unknown' };
      if (numUpdatedRows === 0n) return { kind: 'reused', sessionId: row.id };
      const [createdAt, expiresAt] = [timestamp.read(row.created_at), timestamp.read(row.expires_at)];
      return { kind: 'consumed', session: { id: row.id, userId: row.user_id, createdAt, expiresAt } };
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

    async end(sessionId, now) {
      await database
        .updateTable('sessions')
        .set({ ended_at: timestamp.write(now) })
        .where('id', '=', sessionId)
        .where('ended_at', 'is', null)
        .execute();
    },

    async endOldest(userId, kept, now) {
      const beyond = await database
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', userId)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', timestamp.write(now))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(mostEndedAtOnce)
        .offset(kept)
        .execute();
      if (beyond.length === 0) return;
      await database
        .updateTable('sessions')
        .set({ ended_at: timestamp.write(now) })
        .where(
          'id',
          'in',
          beyond.map(({ id }) => id),
        )
        .execute();
    },

    ...createSessionRemoval(session),

    async endAll(userId, now, exceptSessionId) {
      let update = database
        .updateTable('sessions')
        .set({ ended_at: timestamp.write(now) })
        .where('user_id', '=', userId)
        .where('ended_at', 'is', null);
      if (exceptSessionId !== undefined) update = update.where('id', '!=', exceptSessionId);
      await update.execute();
    },
  };
}

/** A token of 256 random bits needs no slow hash: it cannot be guessed. */
export const refreshTokens: RefreshTokens = {
  create: () => randomBytes(32).toString('base64url'),
  hash: (token) => createHash('sha256').update(token).digest('base64url'),
};
