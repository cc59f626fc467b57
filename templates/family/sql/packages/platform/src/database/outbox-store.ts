import { commandMessage, eventMessage } from '../messaging/index.js';
import type { Message, Outbox, OutboxStore } from '../messaging/index.js';
import { systemClock, uuids } from '../runtime/index.js';
import { timestamp } from './columns.js';
import { lockFreeRows } from './dialect.js';
import type { Session } from './kysely-database.js';
import type { Stored } from './store-helpers.js';

type Tables = {
  outbox: {
    position: number;
    aggregate_id: string;
    /** JSON. */
    message: string;
    failures: number;
    /** Changed by every lease and every failure. */
    due_at: Stored<typeof timestamp>;
    /** Earliest time of publication. */
    not_before: Stored<typeof timestamp>;
    lease: string | null;
  };
};

async function insert(session: Session, message: Message, notBefore: Date): Promise<void> {
  const time = timestamp.write(notBefore);
  const row = {
    aggregate_id: message.aggregateId,
    message: JSON.stringify(message),
    failures: 0,
    due_at: time,
    not_before: time,
    lease: null,
  };
  await session
    .withTables<Tables>()
    .insertInto('outbox')
    .values(row as Tables['outbox'])
    .execute();
}

/** @param session the transaction that causes the messages */
export function createOutbox(session: Session): Outbox {
  return {
    async append(event, actorId) {
      const now = systemClock.now();
      await insert(session, eventMessage(event, actorId, now), now);
    },
    async enqueue(command, notBefore) {
      const now = systemClock.now();
      const time = notBefore ?? now;
      await insert(session, commandMessage(command, now), time < now ? now : time);
    },
  };
}

export function createOutboxStore(session: Session): OutboxStore {
  const database = session.withTables<Tables>();

  return {
    add: (message) => insert(session, message, systemClock.now()),

    claim: (limit, leaseSeconds, now) =>
      session.transaction().execute(async (transaction) => {
        const outbox = transaction.withTables<Tables>();
        const query = outbox
          .selectFrom('outbox as candidate')
          .select(['position', 'message', 'failures'])
          .where('due_at', '<=', timestamp.write(now))
          .where((where) =>
            where.not(
              where.exists(
                where
                  .selectFrom('outbox as earlier')
                  .select('earlier.position')
                  .whereRef('earlier.aggregate_id', '=', 'candidate.aggregate_id')
                  .whereRef('earlier.position', '<', 'candidate.position'),
              ),
            ),
          )
          .orderBy('position')
          .limit(limit);
        const due = await lockFreeRows(query).execute();
        if (due.length === 0) return [];
        const lease = uuids.next();
        const leasedUntil = timestamp.write(new Date(now.getTime() + leaseSeconds * 1000));
        await outbox
          .updateTable('outbox')
          .set({ lease, due_at: leasedUntil })
          .where(
            'position',
            'in',
            due.map(({ position }) => position),
          )
          .execute();
        return due.map(({ message, failures }) => ({
          message: JSON.parse(message) as Message,
          failures,
          lease,
        }));
      }),

    async published({ message, lease }) {
      await database
        .deleteFrom('outbox')
        .where('lease', '=', lease)
        .where('aggregate_id', '=', message.aggregateId)
        .execute();
    },

    async failed({ message, failures, lease }, retryAt) {
      await database
        .updateTable('outbox')
        .set({ lease: null, failures: failures + 1, due_at: timestamp.write(retryAt) })
        .where('lease', '=', lease)
        .where('aggregate_id', '=', message.aggregateId)
        .execute();
    },

    async lag(now) {
      const { waiting, since } = await database
        .selectFrom('outbox')
        .select(({ fn }) => [fn.countAll().as('waiting'), fn.min('not_before').as('since')])
        .where('not_before', '<=', timestamp.write(now))
        .executeTakeFirstOrThrow();
      return { waiting: Number(waiting), since: since === null ? null : timestamp.read(since) };
    },
  };
}
