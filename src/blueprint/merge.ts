import { isDeepStrictEqual } from 'node:util';

/** What a project is put together from: a name for error messages, and what it contributes. */
export interface Contributor<T> {
  name: string;
  value: T;
}

/** Lists whose order means nothing, so that every contributor may add to them. */
const sets = new Set([
  'runtime',
  'development',
  'overrides',
  'refusedScripts',
  'volumes',
  'ports',
  'env_file',
]);

/** Records that one contributor describes whole: an environment key is what it is. */
const wholes = new Set(['environment']);

/**
 * Merges keyed data: objects key by key, sets by their members, anything else only if equal.
 * @throws when two contributors give one key different values; the message names key and both contributors.
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

/** Who brought a value: it may have come as part of a larger one. */
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

/** The same data with the keys of every object in alphabetical order; lists keep theirs. */
export function sortKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => sortKeys(item)) as T;
  if (!isRecord(value)) return value;
  const entries = Object.keys(value)
    .toSorted()
    .map((key) => [key, sortKeys(value[key])]);
  return Object.fromEntries(entries) as T;
}
