import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A cursor: sort value and id of the last item of the previous page. */
export interface Cursor {
  /** The sort value in query syntax; `null` if the item has none. */
  value: string | null;
  id: string;
}

export interface Sort<Field extends string> {
  field: Field;
  descending: boolean;
}

/** Parameters with which a store is queried. */
export interface PageRequest<Field extends string> {
  limit: number;
  sort: Sort<Field>;
  after: Cursor | undefined;
}

/** Items of a list, and whether more follow. */
export interface Page<T> {
  items: readonly T[];
  hasMore: boolean;
}

/** Builds a page from the found items. A store fetches one item more than the limit to detect a further page. */
export function toPage<T>(found: readonly T[], limit: number): Page<T> {
  return { items: found.slice(0, limit), hasMore: found.length > limit };
}

/** The schema of a page in a response. `nextCursor` is `null` on the last page. */
export function pageOf<T extends z.ZodType>(item: T, id: string) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
}

const limit = z
  .string()
  .regex(/^([1-9]\d?|100)$/, 'The limit must be between 1 and 100.')
  .transform(Number)
  .prefault('20')
  .meta({ description: 'Maximum number of items on the page.' });

const byId: Sort<'id'> = { field: 'id', descending: false };

/**
 * Returns the query schema of a list in the order of ids.
 * @param list name of the list; a cursor is valid only for the list and order that it was made for
 * @param filters further query keys of the list
 */
export function listQuery<Filters extends z.core.$ZodLooseShape>(list: string, filters: Filters) {
  const cursor = z.string().meta({ description: 'The `nextCursor` of the previous page.' });
  return z
    .strictObject({ limit, cursor: cursor.optional(), ...filters })
    .superRefine((query, context) => checkCursor(query, list, byId, z.uuid(), context));
}

/**
 * Returns the query schema of a list that can be sorted by id or by a field: `sort=total`, `sort=-total`. Ties are
 * ordered by id; items without a value come first.
 * @param fields the sortable fields, with the schema of their value in a query
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
    .strictObject({ limit, sort, cursor: cursor.optional(), ...filters })
    .superRefine((query, context) => {
      const { sort: by } = query as { sort: Sort<Field | 'id'> };
      checkCursor(query, list, by, by.field === 'id' ? z.uuid() : fields[by.field], context);
    });
}

function checkCursor(
  query: object,
  list: string,
  sort: Sort<string>,
  value: z.ZodType | undefined,
  context: z.RefinementCtx,
): void {
  const { cursor } = query as { cursor?: string };
  if (cursor === undefined || readCursor(cursor, orderOf(list, sort), value)) return;
  const message = 'Invalid cursor for this list and sort order.';
  context.addIssue({ code: 'custom', path: ['cursor'], message, params: { code: 'invalid_cursor' } });
}

/** Converts a validated query to the parameters of a store: its filters, and the requested page. */
export function pageRequest<
  Query extends { limit: number; cursor?: string | undefined; sort?: Sort<string> },
>({ cursor, sort, ...query }: Query) {
  const after = cursor === undefined ? undefined : cursorOf(cursor);
  return { ...query, sort: sort ?? byId, after } as Omit<Query, 'cursor' | 'sort'> &
    PageRequest<Query extends { sort: Sort<infer Field> } ? Field : 'id'>;
}

/** @param list name of the list, as in its query schema */
export function toPageView<T, V extends { id: string }>(
  list: string,
  { sort }: { sort: Sort<string> },
  { items, hasMore }: Page<T>,
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
