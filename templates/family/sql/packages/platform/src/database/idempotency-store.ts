import { randomUUID } from 'node:crypto';
import type { IdempotencyStore } from '../http/index.js';
import { timestamp } from './columns.js';
import { insertOnce, removeBefore } from './store-helpers.js';
import type { Session } from './kysely-database.js';
import type { Stored } from './store-helpers.js';

type Tables = {
  idempotency_keys: {
    key: string;
    fingerprint: string;
    /** Fingerprint of the request that holds the key. */
    claim_id: string;
    /** `null` while that request runs. */
    outcome: string | null;
    expires_at: Stored<typeof timestamp>;
  };
};

const leaseMs = 60_000;
const lifetimeMs = 86_400_000;

export function createIdempotencyStore(session: Session): IdempotencyStore {
  const database = session.withTables<Tables>();
  const after = (now: Date, ms: number) => timestamp.write(new Date(now.getTime() + ms));

  return {
    async claim(key, fingerprint, now) {
      const claim = { key, id: randomUUID() };
      const held = { fingerprint, claim_id: claim.id, outcome: null, expires_at: after(now, leaseMs) };
      if (await insertOnce(database.insertInto('idempotency_keys').values({ key, ...held })))
        return { claim };
      const { numUpdatedRows } = await database
        .updateTable('idempotency_keys')
        .set(held)
        .where('key', '=', key)
        .where('expires_at', '<=', timestamp.write(now))
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return { claim };
      const first = await database
        .selectFrom('idempotency_keys')
        .select(['fingerprint', 'outcome'])
        .where('key', '=', key)
        .executeTakeFirst();
      // A row that was released between the statements counts as running.
      return { first: first ?? { fingerprint, outcome: null } };
    },

    async settle({ key, id }, outcome, now) {
      const { numUpdatedRows } = await database
        .updateTable('idempotency_keys')
        .set({ outcome, expires_at: after(now, lifetimeMs) })
        .where('key', '=', key)
        .where('claim_id', '=', id)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async release({ key, id }) {
      await database
        .deleteFrom('idempotency_keys')
        .where('key', '=', key)
        .where('claim_id', '=', id)
        .where('outcome', 'is', null)
        .execute();
    },

    removeExpired: (before, limit) =>
      removeBefore(session, { table: 'idempotency_keys', key: 'key', time: 'expires_at' }, before, limit),
  };
}
