import { sql } from 'kysely';
import type { SelectQueryBuilder, SqlBool } from 'kysely';
import { nullFirst } from './dialect.js';

/** A value of a column by which a list is sorted. */
type SortValue = string | number | bigint | boolean | Date;

/** The sortable fields of a list: their column, and the conversion of a query value to a column value. */
export type SortColumns<Field extends string> = Readonly<
  Record<Field, { column: string; write: (text: string) => SortValue }>
>;

/** A page of rows ordered by a column, then by id. */
export interface KeysetRequest {
  column: string;
  descending: boolean;
  limit: number;
  /** Column values of the last row of the previous page. */
  after: { value: SortValue | null; id: string } | undefined;
}

/**
 * Restricts a query to a page by keyset pagination, plus one row to detect a further page. Concurrent inserts and
 * deletes do not shift rows between pages. Null sorts first.
 */
export function keyset<DB, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  { column, descending, limit, after }: KeysetRequest,
): SelectQueryBuilder<DB, TB, O> {
  const [key, id] = [sql.ref(column), sql.ref('id')];
  const direction = descending ? 'desc' : 'asc';
  const byKey = column === 'id' ? query : query.orderBy(nullFirst(key, direction));
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
