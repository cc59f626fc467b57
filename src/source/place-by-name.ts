/**
 * Returns the index of a new name: its sorted place in the sorted tail of the list, never before the first name. Branches
 * that add names rarely conflict, and the order of additions does not affect the result.
 * @param names `undefined` for a member without a name
 */
export function placeByName(names: readonly (string | undefined)[], name: string): number {
  let start = names.length - 1;
  while (start > 1 && isBefore(names[start - 1], names[start])) start -= 1;
  const place = names.findIndex((other, at) => at >= Math.max(start, 1) && !isBefore(other, name));
  return place === -1 || names.at(-1) === undefined ? names.length : place;
}

function isBefore(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a < b;
}
