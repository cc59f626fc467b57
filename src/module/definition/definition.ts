import { z } from 'zod';
import { checkField } from './check-field.js';
import { columnOf } from './field-names.js';
import { FieldError, fieldShape } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { moduleNames } from './names.js';
import type { ModuleNames, TakenNames } from './names.js';
import { types } from '../types/index.js';

/** The maximum number of fields of a module. */
export const maxFields = 40;
/** The maximum length of an index name that every database accepts, in characters. */
const maxIndexName = 63;

/** Fields from a file are validated like typed ones, because users can edit the file. */
const field = fieldShape.transform((given, context): FieldSpec => {
  try {
    return checkField(given);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

export const roleName = z.string().regex(/^[A-Za-z][\w-]{0,63}$/);

/** The roles that get the permissions of a module. */
export interface ModuleRoles {
  reader: string;
  /** Can also write and delete. */
  writer: string;
}

/** The role that every user has. */
export const everyone = 'user';

/** The roles that a new project grants the permissions of its modules to. */
export const usualRoles: ModuleRoles = { reader: 'manager', writer: 'admin' };

/** Everything that a module is generated from: plain data, stored in the project. */
export const moduleDefinitionSchema = z.strictObject({
  /** The plural in kebab case: `order-lines`. */
  name: z.string().min(1).max(64),
  /** Stored because English inflection does not derive every singular from its plural. */
  singular: z.string().min(1).max(64),
  fields: z.array(field).max(maxFields),
  /** Whether a row belongs to the user who created it. */
  owner: z.boolean(),
  /** Whether changes are published through the outbox. */
  events: z.boolean(),
  /** The roles that have its permissions. */
  roles: z.strictObject({ reader: roleName, writer: roleName }),
});

export type ModuleDefinition = z.infer<typeof moduleDefinitionSchema>;

/**
 * Returns the validated definition of a new module.
 * @param taken the names that the new module must not use
 * @throws ModuleNameError when the name is invalid or taken
 * @throws FieldError when a field is invalid, or contradicts another field or an option
 */
export function defineModule(
  wanted: Pick<ModuleDefinition, 'name' | 'fields'> &
    Partial<Pick<ModuleDefinition, 'owner' | 'events' | 'roles'>> & { plural?: string },
  taken: TakenNames,
): ModuleDefinition {
  const names = moduleNames(wanted.name, taken, wanted);
  const definition = {
    name: names.plural,
    singular: names.singular,
    fields: wanted.fields.map(checkField),
    owner: wanted.owner ?? false,
    events: wanted.events ?? true,
    roles: wanted.roles ?? usualRoles,
  };
  assertFieldsGoTogether(definition, names, taken);
  return definition;
}

/**
 * Returns every form of the name of a definition.
 * @throws ModuleNameError when the names are not valid
 */
export function namesOf({ name, singular }: Pick<ModuleDefinition, 'name' | 'singular'>): ModuleNames {
  return moduleNames(singular, { modules: [] }, { plural: name });
}

function assertFieldsGoTogether(
  { name, fields, owner, roles }: ModuleDefinition,
  { table }: ModuleNames,
  { modules }: TakenNames,
): void {
  if (fields.length === 0)
    throw new FieldError(name, 'a module needs at least one field: --field name:string.');
  if (fields.length > maxFields) throw new FieldError(name, `a module has at most ${maxFields} fields.`);
  const columns = new Map<string, string>();
  for (const one of fields) {
    const column = columnOf(one.name);
    const other = columns.get(column);
    if (other === one.name) throw new FieldError(one.name, 'the field is defined twice.');
    if (other !== undefined)
      throw new FieldError(
        one.name,
        `its column ${column} is also the column of ${other}; choose another name.`,
      );
    columns.set(column, one.name);
    assertTargetExists(one, name, modules);
    if (
      (one.index || one.unique || types[one.type].alwaysIndexed) &&
      `${table}_${column}_unique`.length > maxIndexName
    ) {
      throw new FieldError(
        one.name,
        `its index name would have more than ${maxIndexName} characters; choose a shorter field name.`,
      );
    }
  }
  if (owner && roles.reader === everyone) {
    throw new FieldError(
      '--owner',
      `cannot be combined with the reader role ${everyone}, because every user could read all rows; choose another --reader-role.`,
    );
  }
  if (owner && columns.has('owner_id')) throw new FieldError('ownerId', 'the name is reserved by --owner.');
}

function assertTargetExists(one: FieldSpec, module: string, modules: readonly string[]): void {
  if (one.target === undefined) return;
  if (one.target === module) {
    if (one.optional) return;
    throw new FieldError(
      one.name,
      `a reference to its own module must be optional, or the first row could not be created: ref(${module})?.`,
    );
  }
  const known = withRows(modules);
  if (known.includes(one.target)) return;
  throw new FieldError(
    one.name,
    `there is no module ${one.target} to refer to; choose one of ${known.join(', ')}.`,
  );
}

/** Returns the modules that a field can refer to. The API does not expose the IDs of sessions and audit entries. */
export function withRows(modules: readonly string[]): string[] {
  return modules.filter((name) => !['auth', 'audit'].includes(name));
}
