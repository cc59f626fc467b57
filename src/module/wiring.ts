import { axes, findChoice } from '../options/axes.js';
import type { Manifest } from '../provenance/manifest.js';
import { ensureFacts, missingFacts } from '../source/edit.js';
import type { Fact } from '../source/edit.js';
import { factsOf } from '../source/grant-permissions.js';
import type { Grant } from '../source/grant-permissions.js';
import { moduleFact } from '../source/register-modules.js';
import type { ModuleDefinition } from './definition.js';
import { moduleWiring } from './module-wiring.js';
import { accessFile } from './places.js';
import { ensureSection, hasSection, modulesPage, sectionOf } from './page.js';

/** What has to be true of a file that people own, so that a module is part of the service. */
export interface Wiring {
  /** Relative to the project. */
  path: string;
  /** Whether the service does without the file: where people have removed it, nothing is missing. */
  dispensable: boolean;
  /** What a person would add by hand. */
  paste: string;
  /** The text with everything in it; as it is when it has. @throws EditRefused */
  ensure: (text: string) => string;
  missing: (text: string) => readonly Missing[];
}

export interface Missing {
  what: string;
  paste: string;
}

/** Where a module is wired: the composition root, and the access policy if it has permissions of its own. */
export function wiringOf(module: Manifest['modules'][number], answers: Manifest['answers']): Wiring[] {
  const framework = findChoice(axes.framework, answers.framework);
  if (!framework) throw new Error(`No framework is called ${answers.framework}`);
  const { path, shape } = framework.compositionRoot;
  const { definition } = module;
  return [
    inSource(path, [moduleFact(module, shape)]),
    ...(definition ? [inSource(accessFile, factsOf(grantsOf(definition))), onPage(definition)] : []),
  ];
}

function inSource(path: string, facts: readonly Fact[]): Wiring {
  return {
    path,
    dispensable: false,
    paste: facts.map(({ paste }) => paste).join('\n'),
    ensure: (text) => ensureFacts(text, facts),
    missing: (text) => missingFacts(text, facts).map(({ name, paste }) => ({ what: name, paste })),
  };
}

function onPage(definition: ModuleDefinition): Wiring {
  const paste = sectionOf(definition);
  return {
    path: modulesPage,
    dispensable: true,
    paste,
    ensure: (text) => ensureSection(text, definition),
    missing: (text) => (hasSection(text, definition) ? [] : [{ what: `describe ${definition.name}`, paste }]),
  };
}

function grantsOf(definition: ModuleDefinition): Grant[] {
  const { permissions, grants } = moduleWiring(definition);
  return permissions.map((permission) => ({
    permission,
    roles: Object.entries(grants).flatMap(([role, granted]) => (granted.includes(permission) ? [role] : [])),
  }));
}
