import { commandMessage, eventMessage } from '../messaging/index.js';
import type { Message, Outbox, OutboxStore } from '../messaging/index.js';
import { systemClock, uuids } from '../runtime/index.js';
import { timestamp } from './dialect.js';
import type { Session } from './kysely-database.js';

type Tables = {
  outbox: {
    position: number;
    aggregate_id: string;
    /** JSON. */
    message: string;
    failures: number;
    /** Changed by every lease and every failure. */
    due_at: string;
    /** Earliest time of publication. */
    not_before: string;
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

    async claim(limit, leaseSeconds, now) {
      const lease = uuids.next();
      const due = database
        .selectFrom('outbox as candidate')
        .select('position')
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
      const leasedUntil = timestamp.write(new Date(now.getTime() + leaseSeconds * 1000));
      await database
        .updateTable('outbox')
        .set({ lease, due_at: leasedUntil })
        .where('position', 'in', due)
        .execute();
      const rows = await database.selectFrom('outbox').selectAll().where('lease', '=', lease).execute();
      return rows.map(({ message, failures }) => ({
        message: JSON.parse(message) as Message,
        failures,
        lease,
      }));
    },

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
