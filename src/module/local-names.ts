import type { ModuleNames } from './names.js';
import { localNames } from './reserved-words.js';

/** The names of a module as its templates use them. */
export interface LocalNames {
  Singular: string;
  Plural: string;
  singularCamel: string;
  pluralCamel: string;
  singular: string;
  plural: string;
  table: string;
  /** Variables: one of its rows, and their repository. */
  one: string;
  many: string;
}

export function localNamesOf({ plural, singular, camel, pascal, table }: ModuleNames): LocalNames {
  return {
    Singular: pascal.singular,
    Plural: pascal.plural,
    singularCamel: camel.singular,
    pluralCamel: camel.plural,
    singular,
    plural,
    table,
    one: variable(camel.singular, 'Record'),
    many: variable(camel.plural, 'Records'),
  };
}

function variable(name: string, ending: string): string {
  return localNames.has(name) ? name + ending : name;
}
