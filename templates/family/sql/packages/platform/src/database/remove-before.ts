import { timestamp } from './columns.js';
import type { Session } from './kysely-database.js';

/** A table with its key column and its timestamp column. */
export interface DatedRows {
  table: string;
  /** Key column; rows with the same value are removed together. */
  key: string;
  /** Needs an index. */
  time: string;
}

/**
 * Removes the oldest rows before this time, of at most `limit` keys; returns the number of rows. Uses two statements,
 * because not every database supports `limit` in a delete; the second one checks the time again.
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
