import type { Page, PageRequest } from '@repo/platform/http';

/** Returns the request for a page by id, after the last item of the previous page. */
export function pageBy(limit: number, previous?: Page<{ id: string }>): PageRequest<'id'> {
  const last = previous?.items.at(-1);
  return {
    limit,
    sort: { field: 'id', descending: false },
    after: last && { id: last.id, value: last.id },
  };
}
