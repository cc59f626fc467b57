import type { Inbox, InboxStore } from '../messaging/index.js';
import { systemClock } from '../runtime/index.js';
import { timestamp } from './columns.js';
import { insertOnce, removeBefore } from './store-helpers.js';
import type { Session } from './kysely-database.js';
import type { Stored } from './store-helpers.js';

type Tables = {
  inbox: { consumer: string; message_id: string; handled_at: Stored<typeof timestamp> };
  outbox: { not_before: Stored<typeof timestamp> };
};

/** @param session the transaction that handles the message */
export function createInbox(session: Session): Inbox {
  const database = session.withTables<Tables>();
  return {
    async isFirst(consumer, messageId) {
      const row = { consumer, message_id: messageId, handled_at: timestamp.write(systemClock.now()) };
      return insertOnce(database.insertInto('inbox').values(row));
    },
  };
}

export function createInboxStore(session: Session): InboxStore {
  const database = session.withTables<Tables>();
  const rows = { table: 'inbox', key: 'message_id', time: 'handled_at' };
  return {
    async removeHandled(before, limit) {
      // A message is never handled before its `not_before`.
      const { oldest } = await database
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('not_before').as('oldest'))
        .executeTakeFirstOrThrow();
      const waiting = oldest === null ? before : timestamp.read(oldest);
      return removeBefore(session, rows, waiting < before ? waiting : before, limit);
    },
  };
}
