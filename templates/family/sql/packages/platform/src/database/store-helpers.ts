import type { Expression, ExpressionBuilder, InsertQueryBuilder, InsertResult, SqlBool } from 'kysely';
import { timestamp } from './columns.js';
import { skipExisting } from './dialect.js';
import type { Session } from './kysely-database.js';

/** A column type with the conversion of its values. */
interface Column {
  write(this: void, value: never): unknown;
}

/** The type of a column value in a row. */
export type Stored<C extends Column | ((...options: never[]) => Column)> = C extends Column
  ? ReturnType<C['write']>
  : C extends (...options: never[]) => Column
    ? ReturnType<ReturnType<C>['write']>
    : never;

/** Converts a value, and keeps `null`. */
export function orNull<From, To>(value: From | null, convert: (value: From) => To): To | null {
  return value === null ? null : convert(value);
}

/** Inserts a row unless its key exists, and returns whether it was inserted. */
export async function insertOnce<DB, TB extends keyof DB>(
  insert: InsertQueryBuilder<DB, TB, InsertResult>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await skipExisting(insert).executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

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

/**
 * Returns a case-sensitive prefix condition as a range, for which every database can use an index; few can for `like`.
 */
export function startsWith<DB, TB extends keyof DB>(
  where: ExpressionBuilder<DB, TB>,
  column: Parameters<ExpressionBuilder<DB, TB>>[0],
  prefix: string,
): Expression<SqlBool> {
  const end = successorOf(prefix);
  const from = where(column, '>=', prefix as never);
  return end === null ? from : where.and([from, where(column, '<', end as never)]);
}

/** Returns the first text, by code points, after all texts with the prefix; `null` if there is none. */
export function successorOf(prefix: string): string | null {
  const points = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === 0x10_ff_ff) points.pop();
  const last = points.pop();
  if (last === undefined) return null;
  // Skips the surrogates, which are not characters.
  return String.fromCodePoint(...points, last === 0xd7_ff ? 0xe0_00 : last + 1);
}
