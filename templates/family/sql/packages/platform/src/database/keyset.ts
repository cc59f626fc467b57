import { sql } from 'kysely';
import type { SelectQueryBuilder, SqlBool } from 'kysely';

/** What a list can be sorted by: the column, and how it holds what a query would write. */
export type SortColumns<Field extends string> = Readonly<
  Record<Field, { column: string; write: (text: string) => string | number | bigint }>
>;

/** A page of rows in the order of a column, and of their ids where the column has the same value. */
export interface KeysetRequest {
  column: string;
  descending: boolean;
  limit: number;
  /** The last row of the page before, as its columns hold it. */
  after: { value: string | number | bigint | null; id: string } | undefined;
}

/**
 * Cuts a query down to a page, with one row more, which tells whether there is another page. A row is found by what it
 * is, not by how many come before it: rows that come and go meanwhile move no other. No value sorts before every value.
 */
export function keyset<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  { column, descending, limit, after }: KeysetRequest,
): SelectQueryBuilder<DB, TB, O> {
  const [key, id] = [sql.ref(column), sql.ref('id')];
  const direction = descending ? 'desc' : 'asc';
  const byKey = column === 'id' ? query : query.orderBy(key, direction);
  const ordered = byKey.orderBy(id, direction).limit(limit + 1);
  if (after === undefined) return ordered;
  const beyond = descending ? sql`<` : sql`>`;
  if (column === 'id') return ordered.where(sql<SqlBool>`${id} ${beyond} ${after.id}`);

  const sameKey = after.value === null ? sql`${key} is null` : sql`${key} = ${after.value}`;
  const nextOfSame = sql`${sameKey} and ${id} ${beyond} ${after.id}`;
  if (after.value === null) {
    return ordered.where(
      descending ? sql<SqlBool>`${nextOfSame}` : sql<SqlBool>`(${nextOfSame} or ${key} is not null)`,
    );
  }
  const further = sql`${key} ${beyond} ${after.value}`;
  return ordered.where(
    descending
      ? sql<SqlBool>`(${further} or ${nextOfSame} or ${key} is null)`
      : sql<SqlBool>`(${further} or ${nextOfSame})`,
  );
}
