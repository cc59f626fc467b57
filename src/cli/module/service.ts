import { modulesFolderOf } from '../../project/places.js';
import { servicesIn } from '../../project/renamed-services.js';
import { onlyServiceOf } from '../../project/spec.js';
import { onDisk, entryAt } from '../../tree/files.js';
import type { OpenProject } from '../project/open-project.js';
import { usageFailure } from '../terminal/failure.js';

/**
 * Returns the folder of the service that a module is added to: the requested one, else the only one with a modules
 * folder, else the one that the project was created with.
 * @throws Failure (usage) when it does not exist, has no modules folder, or is ambiguous
 */
export function chooseService({ root, manifest }: OpenProject, wanted?: string): string {
  const all = servicesIn(root);
  const services = all.filter((name) => entryAt(onDisk(root, modulesFolderOf(name)))?.isDirectory());
  const [only] = services;
  const chosen = wanted ?? (services.length === 1 ? only : onlyServiceOf(manifest));
  if (chosen !== undefined && services.includes(chosen)) return chosen;
  const isUnclear = wanted === undefined && services.length > 1;
  throw usageFailure(
    'unknown_service',
    isUnclear ? 'The project has several services.' : reasonAgainst(chosen, all),
    services.length === 0
      ? 'No folder below services/ has a folder src/modules.'
      : `${isUnclear ? 'Choose one with --service' : 'Services'}: ${services.join(', ')}.`,
    { services },
  );
}

function reasonAgainst(name: string | undefined, all: readonly string[]): string {
  if (name === undefined) return 'The project has no service.';
  return all.includes(name)
    ? `A module cannot be added to the service ${JSON.stringify(name)}: it has no folder src/modules.`
    : `The service ${JSON.stringify(name)} does not exist: services/${name}/package.json was not found.`;
}
