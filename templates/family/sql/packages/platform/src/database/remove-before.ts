import { timestamp } from './columns.js';
import type { Session } from './kysely-database.js';

/** Which rows of a table have a time, and what names one of them. */
export interface DatedRows {
  table: string;
  /** One column: rows that share a value are removed together. */
  key: string;
  /** Needs an index. */
  time: string;
}

/**
 * Removes the oldest rows whose time is before this one, of at most `limit` keys; returns how many rows. In two
 * statements, as not every database limits what it deletes; the second one looks at the time again.
 */
export async function removeBefore(
  session: Session,
  { table, key, time }: DatedRows,
  before: Date,
  limit: number,
): Promise<number> {
  const database = session.withTables<Record<string, Record<string, unknown>>>();
  const end = timestamp.write(before);
  const rows = await database
    .selectFrom(table)
    .select(key)
    .where(time, '<', end)
    .orderBy(time)
    .limit(limit)
    .execute();
  const keys = rows.flatMap((row) => row[key] ?? []);
  if (keys.length === 0) return 0;
  const { numDeletedRows } = await database
    .deleteFrom(table)
    .where(key, 'in', keys)
    .where(time, '<', end)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
