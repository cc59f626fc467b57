import type { ModuleNames } from './names.js';
import { hiddenTypes, localNames, recordEnding, reservedWords } from './reserved-words.js';

/** The names of a module as its templates use them. */
export interface LocalNames {
  /** The type of a row. */
  Singular: string;
  /** Begins the names of types, and is never one itself. */
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
    Singular: hiddenTypes.has(pascal.singular) ? pascal.singular + recordEnding : pascal.singular,
    Plural: pascal.plural,
    singularCamel: camel.singular,
    pluralCamel: camel.plural,
    singular,
    plural,
    table,
    one: variable(camel.singular, recordEnding),
    many: variable(camel.plural, `${recordEnding}s`),
  };
}

function variable(name: string, ending: string): string {
  return localNames.has(name) || reservedWords.has(name) ? name + ending : name;
}
