import type { Route } from './route.js';

/** Sorts literal paths first, because Express uses the first match: `/users/me` must precede `/users/{id}`. */
export function literalFirst<T extends { operation: Pick<Route['operation'], 'path'> }>(
  routes: readonly T[],
): T[] {
  // The brace sorts after every letter and digit.
  return routes.toSorted((a, b) => (a.operation.path < b.operation.path ? -1 : 1));
}
