import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listQuery } from './lists.js';

/** Where a page starts: the last item of the page before, by what it was sorted by. */
export interface Position {
  /** As a query would write it; `null` where the item has no value. */
  value: string | null;
  id: string;
}

/** What a store is asked for. */
export interface SortedPageRequest<Field extends string> {
  limit: number;
  sort: Sort<Field>;
  after: Position | undefined;
}

export interface Sort<Field extends string> {
  field: Field;
  descending: boolean;
}

/** Some items of a list, and whether there are more. */
export interface Slice<T> {
  items: readonly T[];
  hasMore: boolean;
}

/** Cuts a page out of what was found, for which a store looks for one item more than fits. */
export function toSlice<T>(found: readonly T[], limit: number): Slice<T> {
  return { items: found.slice(0, limit), hasMore: found.length > limit };
}

/**
 * The query of a list that is sorted by id or by one of its fields: `sort=total`, `sort=-total`. Where two items have
 * the same value, their ids decide; items without a value come before all others.
 * @param list names it: a cursor is good for the list and the order that it comes from, and for no other
 * @param fields what it can be sorted by, and how a query would write it
 * @param filters keys of its own
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
    .meta({ description: 'What the list is sorted by; with a minus, from the last to the first.' });
  const cursor = z
    .string()
    .meta({ description: 'Where the page starts: the `nextCursor` of the page before, in the same order.' });

  return z
    .strictObject({ limit: listQuery.limit, sort, cursor: cursor.optional(), ...filters })
    .superRefine((query, context) => {
      const { sort: by, cursor: text } = query as { sort: Sort<Field | 'id'>; cursor: string | undefined };
      const schema = by.field === 'id' ? z.uuid() : fields[by.field];
      if (text === undefined || readCursor(text, orderOf(list, by), schema)) return;
      const message = 'This is no cursor of this list in this order.';
      context.addIssue({ code: 'custom', path: ['cursor'], message, params: { code: 'invalid_cursor' } });
    });
}

/** What a store is asked for, by a query that was checked. */
export function sortedPageRequest<Field extends string>(query: {
  limit: number;
  sort: Sort<Field>;
  cursor?: string | undefined;
}): SortedPageRequest<Field> {
  const { limit, sort, cursor } = query;
  return { limit, sort, after: cursor === undefined ? undefined : positionOf(cursor) };
}

/** @param list as `sortedListQuery` has it */
export function toSortedPageView<T, V extends { id: string }>(
  list: string,
  sort: Sort<string>,
  { items, hasMore }: Slice<T>,
  view: (item: T) => V,
): { items: V[]; nextCursor: string | null } {
  const views = items.map(view);
  const last = views.at(-1);
  if (!hasMore || !last) return { items: views, nextCursor: null };
  const value = (last as Record<string, unknown>)[sort.field] as string | number | boolean | null;
  const position = { value: value === null ? null : String(value), id: last.id };
  return { items: views, nextCursor: writeCursor(position, orderOf(list, sort)) };
}

function orderOf(list: string, { field, descending }: Sort<string>): string {
  return `${list} ${descending ? '-' : ''}${field}`;
}

/** A cursor carries a check of itself and of its order, so that one that was changed or is from elsewhere is refused. */
function writeCursor(position: Position, order: string): string {
  const content = JSON.stringify([position.value, position.id]);
  return Buffer.from(checkOf(content, order) + content).toString('base64url');
}

function checkOf(content: string, order: string): string {
  return createHash('sha256').update(`${order}\n${content}`).digest('base64url').slice(0, checkLength);
}

const checkLength = 8;
const content = z.tuple([z.string().nullable(), z.uuid()]);

function positionOf(text: string): Position {
  const [value, id] = JSON.parse(Buffer.from(text, 'base64url').toString().slice(checkLength));
  return { value, id };
}

/** Whether a cursor is one of ours: anybody can compute its check, so that its value is looked at as well. */
function readCursor(text: string, order: string, value: z.ZodType | undefined): boolean {
  try {
    const position = positionOf(text);
    if (!content.safeParse([position.value, position.id]).success) return false;
    if (writeCursor(position, order) !== text) return false;
    return position.value === null || value?.safeParse(position.value).success === true;
  } catch {
    return false;
  }
}
