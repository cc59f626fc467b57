import type { Route } from './route.js';

/** Express takes the first path that fits: `/users/me` has to come before `/users/{id}`, whoever adds it. */
export function literalFirst<T extends { operation: Pick<Route['operation'], 'path'> }>(
  routes: readonly T[],
): T[] {
  // In Unicode the brace comes after every letter and digit.
  return routes.toSorted((a, b) => (a.operation.path < b.operation.path ? -1 : 1));
}
