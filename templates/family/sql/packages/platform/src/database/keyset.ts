import { sql } from 'kysely';
import type { SelectQueryBuilder, SqlBool } from 'kysely';
import type { PageRequest } from '../http/contract/lists.js';
import { nullFirst } from './dialect.js';
import { orNull } from './store-helpers.js';

/** A value of a column by which a list is sorted. */
type SortValue = string | number | bigint | boolean | Date;

/**
 * The fields by which a list is sorted besides its id: their column, and the conversion of a query value to a column
 * value.
 */
export type SortColumns<Field extends string> = Readonly<
  Record<Exclude<Field, 'id'>, { column: string; write: (text: string) => SortValue }>
>;

/**
 * Restricts a query to a page by keyset pagination, plus one row to detect a further page. Rows are ordered by the sort
 * field, then by id. Concurrent inserts and deletes do not shift rows between pages. Null sorts first.
 */
export function keyset<DB, TB extends keyof DB, O, Field extends string>(
  query: SelectQueryBuilder<DB, TB, O>,
  sorts: SortColumns<Field>,
  { limit, sort: { field, descending }, after }: PageRequest<Field>,
): SelectQueryBuilder<DB, TB, O> {
  const id = sql.ref('id');
  const direction = descending ? 'desc' : 'asc';
  const beyond = descending ? sql`<` : sql`>`;
  if (field === 'id') {
    const ordered = query.orderBy(id, direction).limit(limit + 1);
    return after === undefined ? ordered : ordered.where(sql<SqlBool>`${id} ${beyond} ${after.id}`);
  }

  const { column, write } = sorts[field as Exclude<Field, 'id'>];
  const key = sql.ref(column);
  const ordered = query
    .orderBy(nullFirst(key, direction))
    .orderBy(id, direction)
    .limit(limit + 1);
  if (after === undefined) return ordered;
  const value = orNull(after.value, write);
  const sameKey = value === null ? sql`${key} is null` : sql`${key} = ${value}`;
  const nextOfSame = sql`${sameKey} and ${id} ${beyond} ${after.id}`;
  if (value === null) {
    return ordered.where(
      descending ? sql<SqlBool>`${nextOfSame}` : sql<SqlBool>`(${nextOfSame} or ${key} is not null)`,
    );
  }
  const further = sql`${key} ${beyond} ${value}`;
  return ordered.where(
    descending
      ? sql<SqlBool>`(${further} or ${nextOfSame} or ${key} is null)`
      : sql<SqlBool>`(${further} or ${nextOfSame})`,
  );
}
