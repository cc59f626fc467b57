import { axes, findChoice } from '../options/axes.js';
import type { Manifest } from '../provenance/manifest.js';
import type { Fact } from '../source/edit.js';
import { factsOf } from '../source/grant-permissions.js';
import type { Grant } from '../source/grant-permissions.js';
import { moduleFact } from '../source/register-modules.js';
import type { ModuleDefinition } from './definition.js';
import { moduleWiring } from './module-wiring.js';

/** What has to be true of a file that people own, so that a module is part of the service. */
export interface Wiring {
  /** Relative to the project. */
  path: string;
  facts: readonly Fact[];
}

const accessFile = 'services/user-service/src/access.ts';

/** Where a module is wired: the composition root, and the access policy if it has permissions of its own. */
export function wiringOf(module: Manifest['modules'][number], answers: Manifest['answers']): Wiring[] {
  const framework = findChoice(axes.framework, answers.framework);
  if (!framework) throw new Error(`No framework is called ${answers.framework}`);
  const { path, shape } = framework.compositionRoot;
  const registration = { path, facts: [moduleFact(module, shape)] };
  if (!module.definition) return [registration];
  return [registration, { path: accessFile, facts: factsOf(grantsOf(module.definition)) }];
}

function grantsOf(definition: ModuleDefinition): Grant[] {
  const { permissions, grants } = moduleWiring(definition);
  return permissions.map((permission) => ({
    permission,
    roles: Object.entries(grants).flatMap(([role, granted]) => (granted.includes(permission) ? [role] : [])),
  }));
}
