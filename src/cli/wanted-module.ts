import { isDeepStrictEqual } from 'node:util';
import { defineModule } from '../module/definition.js';
import type { AddedModule } from '../module/addition.js';
import type { ModuleDefinition, ModuleRoles } from '../module/definition.js';
import { FieldError } from '../module/field-spec.js';
import type { FieldSpec } from '../module/field-spec.js';
import { parseFields } from '../module/fields.js';
import { ModuleNameError, moduleNames } from '../module/names.js';
import type { TakenNames } from '../module/names.js';
import type { Manifest } from '../provenance/manifest.js';
import { usageFailure } from './failure.js';
import type { Failure } from './failure.js';
import { draftOf, moduleCommandFor } from './module-draft.js';
import type { DecidedModule, ModuleDraft } from './module-draft.js';
import { moduleRoles } from './module-roles.js';
import type { KnownRoles } from './module-roles.js';

/** What a service has: its modules, the names that they and others have taken, and its roles. */
export interface ServiceModules {
  modules: Manifest['modules'];
  taken: TakenNames;
  roles: KnownRoles;
}

/** A module that is asked for, and its record if the project has that very module. */
export interface WantedModule {
  definition: ModuleDefinition;
  recorded?: AddedModule;
}

/** @throws Failure (usage), also when the name belongs to another module */
export function wantedModule(draft: DecidedModule, { modules, taken, roles }: ServiceModules): WantedModule {
  // Before anything else, as the message of a field that cannot be read shows how fields are written.
  parse(draft.field);
  const chosen = moduleRoles(draft, roles);
  const definition = attempt(() => definitionOf(draft, taken, chosen));
  if (!(definition instanceof Error)) return { definition };
  for (const recorded of modules.filter(isAdded)) {
    const others = { ...taken, modules: taken.modules.filter((other) => other !== recorded.name) };
    const same = {
      reader: draft.readerRole ?? recorded.definition.roles.reader,
      writer: draft.writerRole ?? recorded.definition.roles.writer,
    };
    const known = attempt(() => definitionOf(draft, others, same));
    if (isDeepStrictEqual(recorded.definition, known)) return { definition: recorded.definition, recorded };
    if (!(known instanceof Error) && known.name === recorded.name)
      throw alreadyThere(recorded, ' with another definition');
  }
  throw invalid(definition);
}

/** Whether a module was added: what the project was created with has no definition. */
export function isAdded(module: Manifest['modules'][number]): module is AddedModule {
  return module.definition !== undefined;
}

function alreadyThere(module: AddedModule, how = ''): Failure {
  const { name } = module;
  const command = moduleCommandFor(draftOf(module));
  return usageFailure(
    'module_exists',
    `The project already has a module ${JSON.stringify(name)}${how}:\n  ${command}`,
    `That command writes its missing files again. To replace the module, remove it first: npx create-enterprise-app remove-module ${name}. To keep both, choose another name, such as ${JSON.stringify(`shop-${name}`)}.`,
    { command },
  );
}

/** Refuses what was typed and cannot be, before anything else is asked. @throws Failure (usage) */
export function assertModulePossible(
  draft: ModuleDraft,
  { modules, taken }: Pick<ServiceModules, 'modules' | 'taken'>,
): void {
  parse(draft.field);
  const { name } = draft;
  const names = attempt(() => name !== undefined && assertName({ ...draft, name }, taken));
  if (!(names instanceof Error)) return;
  const recorded = modules.filter(isAdded).find((module) => module.name === name);
  throw recorded ? alreadyThere(recorded) : invalid(names);
}

/** What is wrong with a module as far as it is known, as a sentence; `null` when it is fine. */
export function moduleFault(draft: () => DecidedModule, taken: TakenNames): string | null {
  const result = attempt(() => {
    const known = draft();
    if (known.field.length === 0) assertName(known, taken);
    else definitionOf(known, taken);
  });
  return result instanceof Error ? result.message : null;
}

/** @throws ModuleNameError */
function assertName({ name, plural }: DecidedModule, taken: TakenNames): void {
  moduleNames(name, taken, plural === undefined ? {} : { plural });
}

/** @throws ModuleNameError or FieldError */
function definitionOf(draft: DecidedModule, taken: TakenNames, roles?: ModuleRoles): ModuleDefinition {
  const { name, field, plural, owner, events } = draft;
  const choices = {
    ...(plural !== undefined && { plural }),
    ...(owner !== undefined && { owner }),
    ...(events !== undefined && { events }),
    ...(roles && { roles }),
  };
  return defineModule({ name, fields: parseFields(field), ...choices }, taken);
}

function attempt<T>(make: () => T): T | ModuleNameError | FieldError {
  try {
    return make();
  } catch (error) {
    if (error instanceof ModuleNameError || error instanceof FieldError) return error;
    throw error;
  }
}

function parse(texts: readonly string[]): FieldSpec[] {
  const fields = attempt(() => parseFields(texts));
  if (!(fields instanceof Error)) return fields;
  throw usageFailure(
    'invalid_field',
    fields.message,
    'create-enterprise-app add-module --help shows how fields are written.',
  );
}

function invalid({ message }: Error): Failure {
  return usageFailure('invalid_module', message, 'create-enterprise-app add-module --help shows how.');
}
