import type { IdempotencyStore } from '../http/index.js';
import { isUniqueViolation, timestamp } from './dialect.js';
import type { Session } from './kysely-database.js';
import { removeBefore } from './remove-before.js';

type Tables = {
  idempotency_keys: {
    key: string;
    fingerprint: string;
    /** JSON; `null` while the first request runs. */
    answer: string | null;
    expires_at: string;
  };
};

const leaseMs = 60_000;
const lifetimeMs = 86_400_000;

export function createIdempotencyStore(session: Session): IdempotencyStore {
  const database = session.withTables<Tables>();
  const after = (now: Date, ms: number) => timestamp.write(new Date(now.getTime() + ms));

  return {
    async claim(key, fingerprint, now) {
      await database
        .deleteFrom('idempotency_keys')
        .where('key', '=', key)
        .where('expires_at', '<=', timestamp.write(now))
        .execute();
      try {
        const claimed = { key, fingerprint, answer: null, expires_at: after(now, leaseMs) };
        await database.insertInto('idempotency_keys').values(claimed).execute();
        return null;
      } catch (error) {
        if (!isUniqueViolation(error, 'idempotency_keys', 'key')) throw error;
      }
      const row = await database
        .selectFrom('idempotency_keys')
        .selectAll()
        .where('key', '=', key)
        .executeTakeFirst();
      // Given back between the two statements: as good as running.
      if (!row) return { fingerprint, answer: null };
      return { fingerprint: row.fingerprint, answer: row.answer === null ? null : JSON.parse(row.answer) };
    },

    async answer(key, answer) {
      await database
        .updateTable('idempotency_keys')
        .set({ answer: JSON.stringify(answer), expires_at: after(new Date(), lifetimeMs) })
        .where('key', '=', key)
        .execute();
    },

    async giveBack(key) {
      await database.deleteFrom('idempotency_keys').where('key', '=', key).execute();
    },

    removeExpired: (before, limit) =>
      removeBefore(session, { table: 'idempotency_keys', key: 'key', time: 'expires_at' }, before, limit),
  };
}
