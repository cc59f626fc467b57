/**
 * Where a name goes among others, so that branches that add names rarely add them at one place: into the part at the end
 * that is sorted, and never before the first. Names that are added in another order end up in the same one.
 * @param names `undefined` for what has no name
 * @returns the number of names before it
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
