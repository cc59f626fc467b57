import { z } from 'zod';
import { checkField } from './check-field.js';
import { columnOf } from './field-names.js';
import { FieldError, fieldShape } from './field-spec.js';
import type { FieldSpec } from './field-spec.js';
import { moduleNames } from './names.js';
import type { ModuleNames, TakenNames } from './names.js';

/** How many fields a module can have. */
export const maxFields = 40;
/** The longest name that every database takes for an index. */
const maxIndexName = 63;

/** A field that comes back from a file that anybody may have written to: it is checked as if it was typed. */
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

/** Who may read, and who may also write and delete. */
export interface ModuleRoles {
  reader: string;
  writer: string;
}

/** The role that every user has. */
export const everyone = 'user';

/** Those of a new project. */
export const usualRoles: ModuleRoles = { reader: 'manager', writer: 'admin' };

/** All that is to be known to make a module: plain data, kept in the project. */
export const moduleDefinitionSchema = z.strictObject({
  /** In the plural, in kebab case: `order-lines`. */
  name: z.string().min(1).max(64),
  /** Where the rules of English do not lead from the one to the other. */
  singular: z.string().min(1).max(64),
  fields: z.array(field).max(maxFields),
  /** Rows belong to the user who made them. */
  owner: z.boolean(),
  /** What happens goes into the outbox. */
  events: z.boolean(),
  /** The roles that its permissions were granted to. */
  roles: z.strictObject({ reader: roleName, writer: roleName }),
});

export type ModuleDefinition = z.infer<typeof moduleDefinitionSchema>;

/**
 * @param taken what is there already
 * @throws ModuleNameError or FieldError
 */
export function defineModule(
  wanted: {
    name: string;
    plural?: string;
    fields: readonly FieldSpec[];
    owner?: boolean;
    events?: boolean;
    roles?: ModuleRoles;
  },
  taken: TakenNames,
): ModuleDefinition {
  const plural = wanted.plural === undefined ? {} : { plural: wanted.plural };
  const names = moduleNames(wanted.name, taken, plural);
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
 * The forms of the names of a definition that comes from a file.
 * @throws ModuleNameError when they are not what `defineModule` would have made
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
    throw new FieldError(name, 'a module has at least one field: --field name:string.');
  if (fields.length > maxFields) throw new FieldError(name, `a module has at most ${maxFields} fields.`);
  const columns = new Map<string, string>();
  for (const one of fields) {
    const column = columnOf(one.name);
    const other = columns.get(column);
    if (other === one.name) throw new FieldError(one.name, 'the field is there twice.');
    if (other !== undefined)
      throw new FieldError(one.name, `the column would be the same as that of ${other}: ${column}.`);
    columns.set(column, one.name);
    assertTargetExists(one, name, modules);
    if (
      (one.index || one.unique || one.type === 'ref') &&
      `${table}_${column}_unique`.length > maxIndexName
    ) {
      throw new FieldError(
        one.name,
        `the name of its index would have more than ${maxIndexName} characters.`,
      );
    }
  }
  if (owner && roles.reader === everyone) {
    throw new FieldError('--owner', `keeps rows from others, and the role ${everyone} may read them all.`);
  }
  if (owner && columns.has('owner_id')) throw new FieldError('ownerId', 'the name is reserved by --owner.');
}

function assertTargetExists(one: FieldSpec, module: string, modules: readonly string[]): void {
  if (one.target === undefined) return;
  if (one.target === module) {
    if (one.optional) return;
    throw new FieldError(
      one.name,
      'a reference to its own module needs a ?: otherwise no first row could be created.',
    );
  }
  const known = withRows(modules);
  if (known.includes(one.target)) return;
  throw new FieldError(one.name, `there is no module ${one.target}; there are ${known.join(', ')}.`);
}

/** The modules that a field can refer to: the audit log and the sessions are not rows that a client knows the ids of. */
export function withRows(modules: readonly string[]): string[] {
  return modules.filter((name) => !['auth', 'audit'].includes(name));
}
