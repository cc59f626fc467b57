import type { Contribution } from '../options/contribution.js';
import { inService, servicePlaceholder } from '../project/places.js';

/** Returns a contribution with the entries and scripts of every service instead of those with the placeholder. */
export function forServices(contribution: Contribution, services: readonly string[]): Contribution {
  const scripts = Object.entries(contribution.scripts ?? {}).map(([name, script]) => [
    name,
    script.includes(servicePlaceholder)
      ? services.map((service) => inService(script, service)).join(' && ')
      : script,
  ]);
  const repeated = repeat(contribution, services);
  return { ...repeated, ...(contribution.scripts && { scripts: Object.fromEntries(scripts) }) };
}

/** Repeats every entry whose key has the placeholder, with the name of each service in its key and its value. */
function repeat<T>(value: T, services: readonly string[]): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).flatMap(([key, member]) =>
    key.includes(servicePlaceholder)
      ? services.map((service) => [
          inService(key, service),
          JSON.parse(inService(JSON.stringify(member), service)),
        ])
      : [[key, repeat(member, services)]],
  );
  return Object.fromEntries(entries) as T;
}
