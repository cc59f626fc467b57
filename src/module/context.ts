import { code } from './code.js';
import type { ModuleDefinition } from './definition.js';
import { everyone, namesOf } from './definition.js';
import { domainContext } from './domain-context.js';
import { groupFields } from './field-groups.js';
import { fieldViewOf } from './field-view.js';
import { literal } from './literals.js';
import { localNamesOf } from './local-names.js';
import { migrationContext } from './migration-context.js';
import { moduleNames } from './names.js';
import { presentationContext } from './presentation-context.js';
import { storeContext } from './store-context.js';
import { testContext } from './test-context.js';

/** The names of a module that a field refers to. */
export interface ModuleTarget {
  table: string;
  singular: string;
  Singular: string;
}

/** The singular names of other modules by their plural names. */
export type SingularNames = Readonly<Record<string, string>>;

/**
 * Returns the values for the templates of a module.
 * @param sequence the number of its migration
 * @param singulars the singular names of the modules that its fields refer to, where they are known
 */
export function moduleContext(definition: ModuleDefinition, sequence: number, singulars: SingularNames = {}) {
  const names = namesOf(definition);
  const local = localNamesOf(names);
  const { owner, events, roles } = definition;
  const fields = groupFields(definition.fields.map((field) => fieldViewOf(field, local.Singular)));
  const targetOf = (module: string): ModuleTarget => targetNames(module, definition, singulars);
  const tableOf = (module: string): string => targetOf(module).table;
  const one = names.words.singular;
  const article = /^[aeio]/.test(one) ? 'an' : 'a';
  return {
    ...local,
    one,
    many: names.words.plural,
    one_: local.one,
    many_: local.many,
    article,
    Article: capital(article),
    Tag: capital(names.words.plural),
    owner,
    events,
    readerRole: code(literal(roles.reader)),
    everyoneReads: roles.reader === everyone,
    /** Whether the reader role has fewer permissions than the writer role. */
    readOnlyRole: roles.reader !== roles.writer,
    /** Whether the use cases need the ID of the current user. */
    actor: owner || events,
    uniques: fields.uniques.map(({ name, pascal, column, words }) => ({
      name,
      Pascal: pascal,
      column,
      words,
    })),
    hasReferences: fields.references.length > 0,
    ...domainContext(fields, local, owner),
    ...presentationContext(fields, local),
    ...migrationContext(fields, local, { owner, sequence, tableOf }),
    ...storeContext(fields, local, { owner, tableOf }),
    ...testContext(fields, local, { owner, events, targetOf }),
  };
}

function targetNames(module: string, own: ModuleDefinition, singulars: SingularNames): ModuleTarget {
  if (module === 'users') return { table: 'users', singular: 'user', Singular: 'User' };
  const known = module === own.name ? own.singular : singulars[module];
  const names =
    known === undefined
      ? moduleNames(module, { modules: [] })
      : moduleNames(known, { modules: [] }, { plural: module });
  return { table: names.table, singular: names.singular, Singular: localNamesOf(names).Singular };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
