import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listQuery } from './lists.js';

/** A cursor: sort value and id of the last item of the previous page. */
export interface Cursor {
  /** The sort value in query syntax; `null` if the item has none. */
  value: string | null;
  id: string;
}

/** Parameters with which a store is queried. */
export interface SortedPageRequest<Field extends string> {
  limit: number;
  sort: Sort<Field>;
  after: Cursor | undefined;
}

export interface Sort<Field extends string> {
  field: Field;
  descending: boolean;
}

/** Items of a list, and whether more follow. */
export interface SortedPage<T> {
  items: readonly T[];
  hasMore: boolean;
}

/** Builds a page from the found items. A store fetches one item more than the limit to detect a further page. */
export function toSortedPage<T>(found: readonly T[], limit: number): SortedPage<T> {
  return { items: found.slice(0, limit), hasMore: found.length > limit };
}

/**
 * Returns the query schema of a list that can be sorted by id or by a field: `sort=total`, `sort=-total`. Ties are
 * ordered by id; items without a value come first.
 * @param list name of the list; a cursor is valid only for the list and order that it was made for
 * @param fields the sortable fields, with the schema of their value in a query
 * @param filters further query keys of the list
 */
export function sortedListQuery<const Field extends string, Filters extends z.core.$ZodLooseShape>(
  list: string,
  fields: Readonly<Record<Field, z.ZodType>>,
  filters: Filters,
) {
  const names = ['id', ...(Object.keys(fields) as Field[])] as const;
  const sort = z
    .enum(names.flatMap((name): string[] => [name, `-${name}`]))
    .default('id')
    .transform((text): Sort<Field | 'id'> => {
      const descending = text.startsWith('-');
      return { field: text.slice(descending ? 1 : 0) as Field, descending };
    })
    .meta({ description: 'Sort field; a leading minus sorts in descending order.' });
  const cursor = z
    .string()
    .meta({ description: 'The `nextCursor` of the previous page, with the same sort order.' });

  return z
    .strictObject({ limit: listQuery.limit, sort, cursor: cursor.optional(), ...filters })
    .superRefine((query, context) => {
      const { sort: by, cursor: text } = query as { sort: Sort<Field | 'id'>; cursor: string | undefined };
      const schema = by.field === 'id' ? z.uuid() : fields[by.field];
      if (text === undefined || readCursor(text, orderOf(list, by), schema)) return;
      const message = 'Invalid cursor for this list and sort order.';
      context.addIssue({ code: 'custom', path: ['cursor'], message, params: { code: 'invalid_cursor' } });
    });
}

/** Converts a validated query to the parameters of a store. */
export function sortedPageRequest<Field extends string>(query: {
  limit: number;
  sort: Sort<Field>;
  cursor?: string | undefined;
}): SortedPageRequest<Field> {
  const { limit, sort, cursor } = query;
  return { limit, sort, after: cursor === undefined ? undefined : cursorOf(cursor) };
}

/** @param list name of the list, as in `sortedListQuery` */
export function toSortedPageView<T, V extends { id: string }>(
  list: string,
  sort: Sort<string>,
  { items, hasMore }: SortedPage<T>,
  view: (item: T) => V,
): { items: V[]; nextCursor: string | null } {
  const views = items.map(view);
  const last = views.at(-1);
  if (!hasMore || !last) return { items: views, nextCursor: null };
  const value = (last as Record<string, unknown>)[sort.field] as string | number | boolean | null;
  const cursor = { value: value === null ? null : String(value), id: last.id };
  return { items: views, nextCursor: writeCursor(cursor, orderOf(list, sort)) };
}

function orderOf(list: string, { field, descending }: Sort<string>): string {
  return `${list} ${descending ? '-' : ''}${field}`;
}

/**
 * A cursor carries a checksum over its content, list and order, so that altered or foreign cursors are rejected.
 */
function writeCursor(cursor: Cursor, order: string): string {
  const content = JSON.stringify([cursor.value, cursor.id]);
  return Buffer.from(checkOf(content, order) + content).toString('base64url');
}

function checkOf(content: string, order: string): string {
  return createHash('sha256').update(`${order}\n${content}`).digest('base64url').slice(0, checkLength);
}

const checkLength = 8;
const content = z.tuple([z.string().nullable(), z.uuid()]);

function cursorOf(text: string): Cursor {
  const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString().slice(checkLength));
  return { value, id };
}

/** Returns whether a cursor is valid. Clients can compute the checksum, so the value is validated as well. */
function readCursor(text: string, order: string, value: z.ZodType | undefined): boolean {
  try {
    const cursor = cursorOf(text);
    if (!content.safeParse([cursor.value, cursor.id]).success) return false;
    if (writeCursor(cursor, order) !== text) return false;
    return cursor.value === null || value?.safeParse(cursor.value).success === true;
  } catch {
    return false;
  }
}
