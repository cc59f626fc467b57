import { isDeepStrictEqual } from 'node:util';

/** A named value to merge; the name appears in error messages. */
export interface Contributor<T> {
  name: string;
  value: T;
}

/** Keys of lists whose order is irrelevant, so that every contributor can add members. */
const sets = new Set(['runtime', 'development', 'overrides', 'refusedScripts', 'localFolders']);

/** Top-level keys whose entries are atomic: contributors cannot extend each other's environment keys. */
const wholes = new Set(['environment']);

/**
 * Returns the merged data: objects are merged by key, sets by union, and other values must be equal.
 * @throws Error when two contributors set a key to different values; the message names the key and both contributors
 */
export function mergeAll<T extends object>(contributors: readonly Contributor<T>[]): Partial<T> {
  const merged: Record<string, unknown> = {};
  const owners = new Map<string, string>();
  for (const { name, value } of contributors) mergeInto(merged, value, [], name, owners);
  return merged as Partial<T>;
}

function mergeInto(
  target: Record<string, unknown>,
  source: object,
  path: readonly string[],
  contributor: string,
  owners: Map<string, string>,
): void {
  for (const [key, value] of Object.entries(source)) {
    const here = [...path, key];
    const name = here.join(' → ');
    const present = target[key];
    if (present === undefined) {
      target[key] = structuredClone(value);
      owners.set(name, contributor);
    } else if (sets.has(key) && Array.isArray(present) && Array.isArray(value)) {
      target[key] = union(present, value);
    } else if (isRecord(present) && isRecord(value) && !(here.length === 2 && wholes.has(path[0] ?? ''))) {
      mergeInto(present, value, here, contributor, owners);
    } else if (!isDeepStrictEqual(present, value)) {
      const owner = ownerOf(here, owners);
      throw new Error(
        `${name} has two values: ${JSON.stringify(present)} from ${owner}, ${JSON.stringify(value)} from ${contributor}`,
      );
    }
  }
}

/** Returns the name of the contributor of a value, which may have been added with one of its ancestors. */
function ownerOf(path: readonly string[], owners: Map<string, string>): string {
  const ancestors = path.map((_, index) => path.slice(0, path.length - index).join(' → '));
  return ancestors.map((name) => owners.get(name)).find((owner) => owner !== undefined) ?? 'an earlier part';
}

function union(a: readonly unknown[], b: readonly unknown[]): unknown[] {
  const seen = new Set(a.map((item) => JSON.stringify(item)));
  return [...a, ...b.filter((item) => !seen.has(JSON.stringify(item)))];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns a copy with the keys of every object in alphabetical order; lists keep their order. */
export function sortKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => sortKeys(item)) as T;
  if (!isRecord(value)) return value;
  const entries = Object.keys(value)
    .toSorted()
    .map((key) => [key, sortKeys(value[key])]);
  return Object.fromEntries(entries) as T;
}
