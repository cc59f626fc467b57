import { axes, findChoice } from '../options/axes.js';
import type { Manifest } from '../provenance/manifest.js';
import { ensurePossible, openFacts } from '../source/edit.js';
import type { Fact } from '../source/edit.js';
import type { EditRefused } from '../source/edit-refused.js';
import { factsOf } from '../source/grant-permissions.js';
import type { Grant } from '../source/grant-permissions.js';
import type { Origin } from '../source/origin.js';
import { moduleFact } from '../source/register-modules.js';
import type { ModuleDefinition } from './definition.js';
import { moduleWiring } from './module-wiring.js';
import { accessFileOf, inService } from './places.js';

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

/** Returns the wiring of a module: in the composition root, and in the access policy if it has permissions. */
export function wiringOf(module: Manifest['modules'][number], answers: Manifest['answers']): Wiring[] {
  const framework = findChoice(axes.framework, answers.framework);
  if (!framework) throw new Error(`Unknown framework: ${answers.framework}`);
  const { path, shape } = framework.compositionRoot;
  const { definition, service } = module;
  return [
    inSource(inService(path, service), [moduleFact(module, shape)]),
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
