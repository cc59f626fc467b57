import type { DeadLetter, DeadLetters, Message } from '../messaging/index.js';
import { systemClock, uuids } from '../runtime/index.js';
import { timestamp } from './columns.js';
import { insertOnce, removeBefore } from './store-helpers.js';
import type { Session } from './kysely-database.js';
import type { Stored } from './store-helpers.js';

interface DeadLetterRow {
  id: string;
  subscription: string;
  message_id: string;
  /** JSON. */
  message: string;
  error: string;
  died_at: Stored<typeof timestamp>;
}

const longestError = 1_000;

/** Stores the dead letters of every queue in a table, so that listing them consumes none. */
export function createDeadLetters(session: Session): DeadLetters {
  const database = session.withTables<{ dead_letters: DeadLetterRow }>();

  return {
    async add({ subscription, message, error }) {
      const row = {
        id: uuids.next(),
        subscription,
        message_id: message.id,
        message: JSON.stringify(message),
        error: error.slice(0, longestError),
        died_at: timestamp.write(systemClock.now()),
      };
      await insertOnce(database.insertInto('dead_letters').values(row));
    },

    async list(limit, after) {
      let query = database.selectFrom('dead_letters').selectAll().orderBy('id').limit(limit);
      if (after !== undefined) query = query.where('id', '>', after);
      return (await query.execute()).map(toDeadLetter);
    },

    async take(id) {
      const row = await database
        .selectFrom('dead_letters')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return null;
      // One of two concurrent calls takes the letter.
      const { numDeletedRows } = await database
        .deleteFrom('dead_letters')
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n ? toDeadLetter(row) : null;
    },

    async count() {
      const rows = await database
        .selectFrom('dead_letters')
        .select(({ fn }) => ['subscription', fn.countAll().as('letters')])
        .groupBy('subscription')
        .execute();
      return new Map(rows.map(({ subscription, letters }) => [subscription, Number(letters)]));
    },

    removeBefore: (before, limit) =>
      removeBefore(session, { table: 'dead_letters', key: 'id', time: 'died_at' }, before, limit),
  };
}

function toDeadLetter({ id, subscription, message, error, died_at }: DeadLetterRow): DeadLetter {
  return {
    id,
    subscription,
    message: JSON.parse(message) as Message,
    error,
    diedAt: timestamp.read(died_at),
  };
}
