import pluralize from 'pluralize';
import { camelCase, pascalCase } from '../../source/module-names.js';
import { hiddenTypes, recordEnding, reservedWords } from '../types/reserved-words.js';

/** The name of a module in every form that its files need. */
export interface ModuleNames {
  /** For the folder, the API path and permissions: `order-lines`. */
  plural: string;
  /** For file names and events: `order-line`. */
  singular: string;
  camel: { plural: string; singular: string };
  pascal: { plural: string; singular: string };
  table: string;
  /** For messages and comments: `order lines`. */
  words: { plural: string; singular: string };
}

/** An invalid or taken module name. */
export class ModuleNameError extends Error {
  override readonly name = 'ModuleNameError';
}

/** Names that a new module must not use. */
export interface TakenNames {
  modules: readonly string[];
  /** Module folders without a record. */
  folders?: readonly string[];
  tables?: readonly string[];
  /** The first segments of paths below `/api/v1/`. */
  routes?: readonly string[];
}

/** Tables of the platform and of the modules that every project has. */
const platformTables = [
  'idempotency_keys',
  'dead_letters',
  'inbox',
  'job_runs',
  'kysely_migration',
  'kysely_migration_lock',
  'outbox',
  'refresh_tokens',
  'sessions',
  'users',
  'audit',
];

/** Paths that the platform serves. */
const platformRoutes = ['auth', 'health', 'metrics', 'docs', 'redoc', 'openapi'];

const maxLength = 30;

/**
 * Returns every form of a module name.
 * @param name the singular or the plural, in kebab, snake, camel or Pascal case
 * @param plural the plural, where English inflection does not derive it
 * @throws ModuleNameError when the name is invalid or taken
 */
export function moduleNames(
  name: string,
  taken: TakenNames,
  { plural: given }: { plural?: string } = {},
): ModuleNames {
  const typed = kebab(name, 'a module name');
  const plural = given === undefined ? inflect(typed, pluralize.plural) : kebab(given, 'a plural');
  const singular = given === undefined || given === name ? inflect(typed, pluralize.singular) : typed;
  const names = formsOf(
    plural, // A row of `news`, whose singular equals its plural, is a `news-item`.
    singular === plural ? `${plural}-item` : singular,
  );
  assertFree(names, taken);
  assertUsable(names);
  return names;
}

/** Returns the name in kebab case: `OrderLines` and `order_lines` become `order-lines`. */
function kebab(text: string, what: string): string {
  if (text === '')
    throw new ModuleNameError(`${what.charAt(0).toUpperCase()}${what.slice(1)} cannot be empty.`);
  if (!/^[A-Za-z0-9_-]+$/.test(text)) {
    throw new ModuleNameError(
      `${quote(text)} is not valid: ${what} has only letters a-z, digits and hyphens, such as order-lines.`,
    );
  }
  const slug = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(slug)) {
    throw new ModuleNameError(
      `${quote(text)} is not valid: ${what} consists of words that start with a letter, separated by one hyphen, such as order-lines.`,
    );
  }
  if (slug.length > maxLength) {
    throw new ModuleNameError(
      `${quote(text)} is not valid: ${what} has at most ${maxLength} characters, this one has ${slug.length}.`,
    );
  }
  return slug;
}

/** Inflects the last word. */
function inflect(name: string, change: (word: string) => string): string {
  const words = name.split('-');
  const last = words.at(-1) ?? '';
  // The singular of `s` is empty.
  return [...words.slice(0, -1), change(last) || last].join('-');
}

function formsOf(plural: string, singular: string): ModuleNames {
  return {
    plural,
    singular,
    camel: { plural: camelCase(plural), singular: camelCase(singular) },
    pascal: { plural: pascalCase(plural), singular: pascalCase(singular) },
    table: plural.replaceAll('-', '_'),
    words: { plural: plural.replaceAll('-', ' '), singular: singular.replaceAll('-', ' ') },
  };
}

function assertUsable({ plural, singular, camel, pascal }: ModuleNames): void {
  if (Math.max(plural.length, singular.length) > maxLength) {
    throw new ModuleNameError(
      `${quote(plural)} or ${quote(singular)} has more than ${maxLength} characters; choose a shorter name.`,
    );
  }
  if (reservedWords.has(camel.plural)) {
    throw new ModuleNameError(`${quote(plural)} is a reserved word; ${anotherName(plural)}`);
  }
  // The type of a `feature` is `FeatureRecord`, so the type of a `feature-record` must differ.
  const isRecord = pascal.singular.endsWith(recordEnding);
  if (isRecord && hiddenTypes.has(pascal.singular.slice(0, -recordEnding.length))) {
    throw new ModuleNameError(
      `${quote(singular)} is a name that generated code uses; ${anotherName(plural)}`,
    );
  }
}

function assertFree({ plural, singular, pascal, table }: ModuleNames, taken: TakenNames): void {
  for (const module of taken.modules) {
    const isTaken =
      [plural, singular].includes(module) ||
      [pascal.plural, pascal.singular].some((name) => name === pascalCase(module)) ||
      [pluralize.singular(module), pluralize.plural(module)].includes(singular);
    if (isTaken)
      throw new ModuleNameError(`The module ${quote(module)} already exists; ${anotherName(plural)}`);
  }
  if (taken.folders?.includes(plural)) {
    throw new ModuleNameError(`The folder ${quote(plural)} already exists; ${anotherName(plural)}`);
  }
  if ([...platformTables, ...(taken.tables ?? [])].includes(table)) {
    throw new ModuleNameError(`The table ${quote(table)} already exists; ${anotherName(plural)}`);
  }
  if ([...platformRoutes, ...(taken.routes ?? [])].includes(plural)) {
    throw new ModuleNameError(`The path /${plural} is already in use; ${anotherName(plural)}`);
  }
}

function anotherName(name: string): string {
  return `choose another name, such as ${quote(`shop-${name}`)}.`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
