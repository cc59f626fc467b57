import { Kysely, SqliteDialect } from 'kysely';
import SqliteFile from 'libsql';
import { v7 as uuid } from 'uuid';

/** Returns the repository of the service. It uses the database schema of the generated service. */
export function createStore(url) {
  const file = new SqliteFile(url.slice('file:'.length), { timeout: 250 });
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  const database = new Kysely({ dialect: new SqliteDialect({ database: file }) });

  return {
    /** Returns the user of an active session. */
    findUserOfSession({ userId, sessionId }) {
      return database
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.user_id')
        .selectAll('users')
        .where('sessions.id', '=', sessionId)
        .where('sessions.user_id', '=', userId)
        .where('ended_at', 'is', null)
        .where('expires_at', '>', new Date().toISOString())
        .executeTakeFirst();
    },

    findUserByEmail(email) {
      return database.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
    },

    /** Inserts the user and the event in one transaction. */
    async addUser({ email, username, passwordHash, traceparent = null }) {
      const now = new Date().toISOString();
      const [id, roles] = [uuid(), ['user']];
      const user = {
        id,
        email,
        username,
        username_key: username.toLowerCase(),
        password_hash: passwordHash,
        roles: JSON.stringify(roles),
        version: 1,
        created_at: now,
        updated_at: now,
      };
      const message = {
        id: uuid(),
        type: 'user.registered',
        version: 1,
        occurredAt: now,
        aggregateId: id,
        actorId: null,
        traceparent,
        payload: { email, username, roles },
      };
      const event = { aggregate_id: id, message: JSON.stringify(message), failures: 0, lease: null };
      await database.transaction().execute(async (transaction) => {
        await transaction.insertInto('users').values(user).execute();
        await transaction
          .insertInto('outbox')
          .values({ ...event, due_at: now, not_before: now })
          .execute();
      });
      return user;
    },

    /** Inserts a session and its first refresh token. */
    async addSession({ userId, tokenHash, expiresAt, tokenExpiresAt }) {
      const sessionId = uuid();
      const session = { id: sessionId, user_id: userId, created_at: new Date().toISOString() };
      const token = {
        token_hash: tokenHash,
        session_id: sessionId,
        expires_at: tokenExpiresAt.toISOString(),
      };
      await database.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('sessions')
          .values({ ...session, expires_at: expiresAt.toISOString(), ended_at: null })
          .execute();
        await transaction
          .insertInto('refresh_tokens')
          .values({ ...token, consumed_at: null })
          .execute();
      });
      return sessionId;
    },

    close: () => database.destroy(),
  };
}

/** Returns the column of a violated unique constraint, or `undefined`. */
export function takenColumn(error) {
  return /^UNIQUE constraint failed: users\.(\w+)/.exec(error?.message)?.[1];
}
