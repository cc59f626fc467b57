import { isDeepStrictEqual } from 'node:util';
import { defineModule } from '../../module/definition/definition.js';
import type { ModuleDefinition, ModuleRoles } from '../../module/definition/definition.js';
import { FieldError } from '../../module/definition/field-spec.js';
import type { FieldSpec } from '../../module/definition/field-spec.js';
import { parseField } from '../../module/definition/fields.js';
import { ModuleNameError, moduleNames } from '../../module/definition/names.js';
import type { TakenNames } from '../../module/definition/names.js';
import { isAdded, modulesIn } from '../../project/spec.js';
import type { AddedModule, ProjectSpec } from '../../project/spec.js';
import { draftOf, moduleCommandFor, removeCommandFor } from '../project/module-command.js';
import type { DecidedModule, ModuleDraft } from '../project/module-command.js';
import { usageFailure } from '../terminal/failure.js';
import type { Failure } from '../terminal/failure.js';
import { moduleRoles } from './roles.js';
import type { KnownRoles } from './roles.js';

/** The modules of a service, the names that are in use, and its roles. */
export interface ServiceModules {
  spec: ProjectSpec;
  service: string;
  taken: TakenNames;
  roles: KnownRoles;
}

/** A requested module, and its record if the project already has it. */
export interface ModuleRequest {
  definition: ModuleDefinition;
  recorded?: AddedModule;
}

/** Returns the requested module. @throws Failure (usage) when it is invalid or its name belongs to another module */
export function requestModule(
  draft: DecidedModule,
  { spec, service, taken, roles }: ServiceModules,
): ModuleRequest {
  // First, because the error of an invalid field refers to the field syntax.
  parse(draft.field);
  const chosen = moduleRoles(draft, roles);
  const definition = attempt(() => definitionOf(draft, taken, chosen));
  if (!(definition instanceof Error)) return { definition };
  for (const recorded of modulesIn(spec, service).filter(isAdded)) {
    const others = { ...taken, modules: taken.modules.filter((other) => other !== recorded.name) };
    const same = {
      reader: draft.readerRole ?? recorded.definition.roles.reader,
      writer: draft.writerRole ?? recorded.definition.roles.writer,
    };
    const known = attempt(() => definitionOf(draft, others, same));
    if (isDeepStrictEqual(recorded.definition, known)) return { definition: recorded.definition, recorded };
    if (!(known instanceof Error) && known.name === recorded.name)
      throw alreadyThere(recorded, spec, ' with another definition');
  }
  throw invalid(definition);
}

function alreadyThere(module: AddedModule, spec: ProjectSpec, how = ''): Failure {
  const { name } = module;
  const command = moduleCommandFor(draftOf(module, spec));
  return usageFailure(
    'module_exists',
    `The project already has a module ${JSON.stringify(name)}${how}:\n  ${command}`,
    `This command restores its missing files. To replace the module, remove it first: ${removeCommandFor(module, spec)}. To keep both, choose another name, for example ${JSON.stringify(`shop-${name}`)}.`,
    { command },
  );
}

/** Validates the given arguments before prompting for others. @throws Failure (usage) when one is invalid */
export function assertModulePossible(draft: ModuleDraft, { spec, service, taken }: ServiceModules): void {
  parse(draft.field);
  const { name } = draft;
  const names = attempt(() => name !== undefined && assertName({ ...draft, name }, taken));
  if (!(names instanceof Error)) return;
  const recorded = modulesIn(spec, service)
    .filter(isAdded)
    .find((module) => module.name === name);
  throw recorded ? alreadyThere(recorded, spec) : invalid(names);
}

/** Returns the error of a partial module, as a sentence; `null` if it is valid so far. */
export function moduleFault(draft: () => DecidedModule, taken: TakenNames): string | null {
  const result = attempt(() => {
    const known = draft();
    if (known.field.length === 0) assertName(known, taken);
    else definitionOf(known, taken);
  });
  return result instanceof Error ? result.message : null;
}

/** @throws ModuleNameError when the name is invalid or in use */
function assertName({ name, plural }: DecidedModule, taken: TakenNames): void {
  moduleNames(name, taken, plural === undefined ? {} : { plural });
}

/** @throws ModuleNameError or FieldError when the draft is invalid */
function definitionOf(draft: DecidedModule, taken: TakenNames, roles?: ModuleRoles): ModuleDefinition {
  const { name, field, plural, owner, events } = draft;
  const choices = {
    ...(plural !== undefined && { plural }),
    ...(owner !== undefined && { owner }),
    ...(events !== undefined && { events }),
    ...(roles && { roles }),
  };
  return defineModule({ name, fields: field.map(parseField), ...choices }, taken);
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
  const fields = attempt(() => texts.map(parseField));
  if (!(fields instanceof Error)) return fields;
  throw usageFailure(
    'invalid_field',
    fields.message,
    'Run create-enterprise-app add-module --help for the field syntax.',
  );
}

function invalid({ message }: Error): Failure {
  return usageFailure('invalid_module', message, 'Run create-enterprise-app add-module --help for usage.');
}
