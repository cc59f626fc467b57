import { keyset, removeBefore, timestamp } from '@repo/platform/database';
import type { Session, Stored } from '@repo/platform/database';
import { toPage } from '@repo/platform/http';
import type { AuditEntry, AuditLog } from '../application/ports.js';

interface AuditRow {
  id: string;
  type: string;
  version: number;
  occurred_at: Stored<typeof timestamp>;
  aggregate_id: string;
  actor_id: string | null;
  /** JSON. */
  payload: string;
}

/** Replaces a payload whose personal data was erased. */
const erased = JSON.stringify({ erased: true });

export function createAuditLog(session: Session): AuditLog {
  const database = session.withTables<{ audit: AuditRow }>();

  return {
    async add({ occurredAt, aggregateId, actorId, payload, ...entry }) {
      const times = { occurred_at: timestamp.write(occurredAt) };
      const row = {
        ...entry,
        ...times,
        aggregate_id: aggregateId,
        actor_id: actorId,
        payload: JSON.stringify(payload),
      };
      await database.insertInto('audit').values(row).execute();
    },

    async list({ aggregateId, ...page }) {
      let query = database.selectFrom('audit').selectAll();
      if (aggregateId !== undefined) query = query.where('aggregate_id', '=', aggregateId);
      const rows = await keyset(query, {}, page).execute();
      return toPage(rows.map(toEntry), page.limit);
    },

    removeBefore: (before, limit) =>
      removeBefore(session, { table: 'audit', key: 'id', time: 'occurred_at' }, before, limit),

    async erase(aggregateId, limit) {
      const rows = await database
        .selectFrom('audit')
        .select('id')
        .where('aggregate_id', '=', aggregateId)
        .where('payload', '!=', erased)
        .limit(limit)
        .execute();
      if (rows.length === 0) return 0;
      const { numUpdatedRows } = await database
        .updateTable('audit')
        .set({ payload: erased })
        .where(
          'id',
          'in',
          rows.map(({ id }) => id),
        )
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}

function toEntry({ occurred_at, aggregate_id, actor_id, payload, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    occurredAt: timestamp.read(occurred_at),
    aggregateId: aggregate_id,
    actorId: actor_id,
    payload: JSON.parse(payload) as Record<string, unknown>,
  };
}
