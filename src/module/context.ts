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

/** A module that a field refers to, as far as that matters. */
export interface ModuleTarget {
  table: string;
  singular: string;
  Singular: string;
}

/** The names of other modules, for which the rules of English are not enough. */
export type SingularNames = Readonly<Record<string, string>>;

/**
 * All that the templates of a module can ask for.
 * @param sequence the number of its migration
 * @param singulars of the modules that its fields refer to, by their names, where they are known
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
    /** Whether a reader may do less than a writer, so that tests can tell them apart. */
    everyoneReads: roles.reader === everyone,
    readOnlyRole: roles.reader !== roles.writer,
    /** Whether it matters who is asking, beyond what they may do. */
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
