import type { ModuleDefinition } from '../module/definition/definition.js';
import { moduleWiring } from './module-wiring.js';
import { accessFileOf, folderOf } from '../project/places.js';
import { chosenFramework } from '../project/spec.js';
import type { Answers, ModuleOfService } from '../project/spec.js';
import { ensurePossible, openFacts } from '../source/edit.js';
import type { Fact } from '../source/edit.js';
import type { EditRefused } from '../source/edit-refused.js';
import { factsOf } from '../source/grant-permissions.js';
import type { Grant } from '../source/grant-permissions.js';
import type { Origin } from '../source/origin.js';
import { moduleFact } from '../source/register-modules.js';

/** The edits of a user-owned file that wire a module into the service. */
export interface Wiring {
  /** Relative to the project. */
  path: string;
  /** The code to add by hand. */
  paste: string;
  /** Returns the text with every edit that can be applied; unchanged when it has all of them. */
  ensure: (text: string, contentAt: Origin['contentAt']) => { text: string; refused: EditRefused[] };
  /** Returns the edits that the text lacks, and those that cannot be determined. */
  open: (text: string, contentAt: Origin['contentAt']) => { missing: Missing[]; unclear: Missing[] };
}

export interface Missing {
  what: string;
  paste: string;
}

/** Returns the path of a service's composition root. */
export function rootFileOf(service: string, answers: Answers): string {
  return `${folderOf(service)}/src/${chosenFramework(answers).compositionRoot.path}`;
}

/** Returns the wiring of a module: in the composition root, and in the access policy if it has permissions. */
export function wiringOf(module: ModuleOfService, answers: Answers): Wiring[] {
  const { definition, service } = module;
  return [
    inSource(rootFileOf(service, answers), [
      moduleFact(module, chosenFramework(answers).compositionRoot.shape),
    ]),
    ...(definition ? [inSource(accessFileOf(service), factsOf(grantsOf(definition)))] : []),
  ];
}

function inSource(path: string, facts: readonly Fact[]): Wiring {
  const toMissing = ({ name, paste }: Fact): Missing => ({ what: name, paste });
  return {
    path,
    paste: [...new Set(facts.map(({ paste }) => paste))].join('\n'),
    ensure(text, contentAt) {
      const edited = ensurePossible(text, facts, { path, contentAt });
      return { text: edited.text, refused: edited.refused.map(({ refusal }) => refusal) };
    },
    open(text, contentAt) {
      const { missing, unclear } = openFacts(text, facts, { path, contentAt });
      return { missing: missing.map(toMissing), unclear: unclear.map(toMissing) };
    },
  };
}

function grantsOf(definition: ModuleDefinition): Grant[] {
  const { permissions, grants } = moduleWiring(definition);
  return permissions.map((permission) => ({
    permission,
    roles: Object.entries(grants).flatMap(([role, granted]) => (granted.includes(permission) ? [role] : [])),
  }));
}
