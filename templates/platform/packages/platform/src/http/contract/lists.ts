import { z } from 'zod';

const cursor = z
  .string()
  .transform((text, context) => {
    const id = Buffer.from(text, 'base64url').toString();
    if (z.uuid().safeParse(id).success && writeCursor(id) === text) return id;
    context.addIssue({
      code: 'custom',
      message: 'Invalid cursor.',
      params: { code: 'invalid_cursor' },
    });
    return z.NEVER;
  })
  .meta({ description: 'The `nextCursor` of the previous page.' });

const limit = z
  .string()
  .regex(/^([1-9]\d?|100)$/, 'The limit must be between 1 and 100.')
  .transform(Number)
  .prefault('20')
  .meta({ description: 'Maximum number of items on the page.' });

/** Query keys of every list. */
export const listQuery = { limit, cursor: cursor.optional() };

/** One page in the order of ids. `nextCursor` is `null` on the last page. */
export function pageOf<T extends z.ZodType>(item: T, id: string) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });
}

/** Parameters with which a store is queried. */
export interface PageRequest {
  limit: number;
  /** Id after which the page starts. */
  after: string | undefined;
}

export interface Page<T> {
  items: readonly T[];
  /** Id after which the next page starts; `null` on the last page. */
  next: string | null;
}

/** Builds a page from the found items. A store fetches one item more than the limit to detect a further page. */
export function toPage<T extends { id: string }>(found: readonly T[], pageSize: number): Page<T> {
  const items = found.slice(0, pageSize);
  return { items, next: found.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}

export function toPageView<T, V>(
  page: Page<T>,
  view: (item: T) => V,
): { items: V[]; nextCursor: string | null } {
  return { items: page.items.map(view), nextCursor: page.next === null ? null : writeCursor(page.next) };
}

function writeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}
