import type { ModuleNames } from './names.js';
import { hiddenTypes, localNames, recordEnding, reservedWords } from './reserved-words.js';

/** The names of a module in its templates. */
export interface LocalNames {
  /** The type of a row. */
  Singular: string;
  /** The prefix of type names; not a type name itself. */
  Plural: string;
  singularCamel: string;
  pluralCamel: string;
  singular: string;
  plural: string;
  table: string;
  /** The variable that holds a row. */
  one: string;
  /** The variable that holds the repository. */
  many: string;
}

/** Returns names that do not hide names that the templates use. */
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
