import { isDeepStrictEqual } from 'node:util';
import { defineModule } from '../module/definition.js';
import type { ModuleDefinition, ModuleRoles } from '../module/definition.js';
import { FieldError } from '../module/field-spec.js';
import type { FieldSpec } from '../module/field-spec.js';
import { parseFields } from '../module/fields.js';
import { ModuleNameError, moduleNames } from '../module/names.js';
import type { TakenNames } from '../module/names.js';
import type { Manifest } from '../provenance/manifest.js';
import { usageFailure } from './failure.js';
import type { Failure } from './failure.js';
import type { DecidedModule, ModuleDraft } from './module-draft.js';
import { moduleRoles } from './module-roles.js';
import type { KnownRoles } from './module-roles.js';

/** What a service has: its modules, the names that they and others have taken, and its roles. */
export interface ServiceModules {
  modules: Manifest['modules'];
  taken: TakenNames;
  roles: KnownRoles;
}

/** The module that is meant; `null` when it is there, the same. @throws Failure (usage) */
export function wantedModule(
  draft: DecidedModule,
  { modules, taken, roles }: ServiceModules,
): ModuleDefinition | null {
  // Before anything else, as the message of a field that cannot be read shows how fields are written.
  parse(draft.field);
  const chosen = moduleRoles(draft, roles);
  const definition = attempt(() => definitionOf(draft, taken, chosen));
  if (!(definition instanceof Error)) return definition;
  // Of a name that is taken it is asked whether what has it is the very same module.
  const known = modules.find((module) => {
    const others = { ...taken, modules: taken.modules.filter((other) => other !== module.name) };
    const same = {
      reader: draft.readerRole ?? module.definition?.roles.reader ?? chosen.reader,
      writer: draft.writerRole ?? module.definition?.roles.writer ?? chosen.writer,
    };
    return isDeepStrictEqual(
      module.definition,
      attempt(() => definitionOf(draft, others, same)),
    );
  });
  if (known) return null;
  throw invalid(definition);
}

/** Refuses what was typed and cannot be, before anything else is asked. @throws Failure (usage) */
export function assertModulePossible(draft: ModuleDraft, taken: TakenNames): void {
  parse(draft.field);
  const { name } = draft;
  const names = attempt(() => name !== undefined && assertName({ ...draft, name }, taken));
  if (names instanceof Error) throw invalid(names);
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
