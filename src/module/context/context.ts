import type { ModuleDefinition } from '../definition/definition.js';
import { everyone, namesOf } from '../definition/definition.js';
import { code, fieldViewOf } from './field-view.js';
import { moduleNames } from '../definition/names.js';
import type { ModuleNames } from '../definition/names.js';
import { hiddenTypes, recordEnding } from '../types/reserved-words.js';
import { literal, pascalField } from '../types/expressions.js';

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
  const one = names.words.singular;
  const article = /^[aeio]/.test(one) ? 'an' : 'a';
  return {
    ...local,
    one,
    many: names.words.plural,
    article,
    Article: pascalField(article),
    Tag: pascalField(names.words.plural),
    migration: code(`${String(sequence).padStart(4, '0')}_${names.table}`),
    owner,
    events,
    readerRole: code(literal(roles.reader)),
    everyoneReads: roles.reader === everyone,
    /** Whether the reader role has fewer permissions than the writer role. */
    readOnlyRole: roles.reader !== roles.writer,
    /** Whether the use cases need the ID of the current user. */
    actor: owner || events,
    ...fieldsOf(definition, local.Singular, singulars),
  };
}

/** Returns the fields of a module, and the fields that need more code. */
function fieldsOf(definition: ModuleDefinition, entity: string, singulars: SingularNames) {
  const all = definition.fields.map((spec) => {
    const view = fieldViewOf(spec, entity);
    const isSelf = view.target === definition.name;
    return {
      ...view,
      isSelf,
      refers: view.target === null ? null : targetOf(view.target, definition, singulars),
    };
  });
  const references = all.filter(({ target }) => target !== null);
  const others = references.filter(({ isSelf }) => !isSelf);
  const targets = others.flatMap(({ refers }) => refers ?? []);
  const tables = new Set([...(definition.owner ? ['users'] : []), ...targets.map(({ table }) => table)]);
  const declared = all.flatMap(({ declares }) => declares ?? []);
  const uniques = all.filter(({ unique }) => unique);
  const filters = all.filter(({ isFilter }) => isFilter);
  return {
    fields: all,
    declared: distinct(declared, ({ type }) => type),
    uniques,
    references,
    hasConstraints: uniques.length > 0 || references.length > 0,
    filters,
    isFiltered: definition.owner || filters.length > 0,
    sorts: all.filter(({ isSort }) => isSort),
    /** References to other modules, and what the tests need to create their records. */
    others,
    needsToken: targets.some(({ isUser }) => !isUser),
    made: distinct(
      targets.filter(({ isUser }) => !isUser),
      ({ table }) => table,
    ),
    tables: [...tables].toSorted().map((name) => ({ name })),
    refused: all.flatMap(({ name, refused }) => refused.map((value) => ({ name, value }))),
    optionals: all.filter(({ optional }) => optional),
    omittables: all.filter(({ omittable }) => omittable),
    requireds: all.filter(({ omittable }) => !omittable),
    /** A reference to its own module is null in samples. */
    testedFilters: filters.filter(({ isSelf }) => !isSelf),
  };
}

/** The names of a module in its templates. `Singular` is the type of a row. */
export function localNamesOf({ plural, singular, camel, pascal, table }: ModuleNames) {
  return {
    Singular: hiddenTypes.has(pascal.singular) ? pascal.singular + recordEnding : pascal.singular,
    /** The prefix of type names; not a type name itself. */
    Plural: pascal.plural,
    singularCamel: camel.singular,
    pluralCamel: camel.plural,
    singular,
    plural,
    table,
  };
}

/** The names of a module that a field refers to. */
function targetOf(module: string, own: ModuleDefinition, singulars: SingularNames) {
  if (module === 'users') return { table: 'users', singular: 'user', Singular: 'User', isUser: true };
  const known = module === own.name ? own.singular : singulars[module];
  const names = moduleNames(known ?? module, { modules: [] }, known === undefined ? {} : { plural: module });
  const { table, singular, Singular } = localNamesOf(names);
  return { table, singular, Singular, isUser: false };
}

function distinct<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}
