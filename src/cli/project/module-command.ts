import { isDeepStrictEqual } from 'node:util';
import { namesOf } from '../../module/definition/definition.js';
import { fieldText } from '../../module/definition/field-text.js';
import { ModuleNameError, moduleNames } from '../../module/definition/names.js';
import type { ModuleNames } from '../../module/definition/names.js';
import { onlyServiceOf } from '../../project/spec.js';
import type { AddedModule, ProjectSpec } from '../../project/spec.js';
import { shellWord } from '../../render/escapers.js';

/** The values of a command line for a module; missing ones are prompted for or take their defaults. */
export interface ModuleDraft {
  name?: string;
  /** In command-line syntax. */
  field: readonly string[];
  plural?: string;
  owner?: boolean;
  events?: boolean;
  service?: string;
  readerRole?: string;
  writerRole?: string;
}

/** A draft with a value for everything that has no default. */
export type DecidedModule = ModuleDraft & { name: string };

/** Returns the draft that defines a recorded module. */
export function draftOf({ service, definition }: AddedModule, spec: ProjectSpec): DecidedModule {
  const { name, singular, fields, owner, events } = definition;
  const isRegular = isDeepStrictEqual(namesOf({ name, singular }), regularNames(name));
  return {
    name: isRegular ? name : singular,
    field: fields.map(fieldText),
    owner,
    events,
    ...(!isRegular && { plural: name }),
    ...(service !== onlyServiceOf(spec) && { service }),
  };
}

/** Returns the command that removes a recorded module. */
export function removeCommandFor(
  { name, service }: Pick<AddedModule, 'name' | 'service'>,
  spec: ProjectSpec,
): string {
  const command = `npx create-enterprise-app remove-module ${shellWord(name)}`;
  return service === onlyServiceOf(spec) ? command : `${command} --service ${shellWord(service)}`;
}

function regularNames(name: string): ModuleNames | null {
  try {
    return moduleNames(name, { modules: [] });
  } catch (error) {
    if (error instanceof ModuleNameError) return null;
    throw error;
  }
}

/** Returns the command that adds the module without prompts, quoted for a shell, with examples for missing values. */
export function moduleCommandFor(
  { name = 'orders', field, plural, owner, events, service, readerRole, writerRole }: ModuleDraft,
  { allowDirty = false, allowManual = false }: { allowDirty?: boolean; allowManual?: boolean } = {},
): string {
  const fields = field.length === 0 ? ['name:string'] : field;
  return [
    'npx',
    'create-enterprise-app',
    'add-module',
    shellWord(name),
    ...fields.flatMap((text) => ['--field', shellWord(text)]),
    ...(plural === undefined ? [] : ['--plural', shellWord(plural)]),
    ...(owner ? ['--owner'] : []),
    ...(events === false ? ['--no-events'] : []),
    ...(service === undefined ? [] : ['--service', shellWord(service)]),
    ...(readerRole === undefined ? [] : ['--reader-role', shellWord(readerRole)]),
    ...(writerRole === undefined ? [] : ['--writer-role', shellWord(writerRole)]),
    ...(allowDirty ? ['--allow-dirty'] : []),
    ...(allowManual ? ['--allow-manual'] : []),
  ].join(' ');
}
