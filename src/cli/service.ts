import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { service } from '../module/places.js';
import { usageFailure } from './failure.js';

/** Refuses a service that is not there, or that modules cannot be added to. @throws Failure (usage) */
export function assertService(root: string, wanted = service): void {
  const services = servicesIn(root);
  const isThere = services.includes(wanted);
  if (isThere && wanted === service) return;
  throw usageFailure(
    'unknown_service',
    isThere
      ? `A module cannot be added to the service ${JSON.stringify(wanted)}, but to ${service} only.`
      : `There is no service ${JSON.stringify(wanted)}.`,
    services.length === 0 ? 'There is none.' : `There are: ${services.join(', ')}.`,
    { services },
  );
}

function servicesIn(root: string): string[] {
  const folder = join(root, 'services');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'package.json')))
    .map(({ name }) => name)
    .toSorted();
}
