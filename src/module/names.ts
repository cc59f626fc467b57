import pluralize from 'pluralize';
import { camelCase, pascalCase } from '../source/module-names.js';
import { hiddenTypes, recordEnding, reservedWords } from './reserved-words.js';

/** One name in all the forms that the files of a module need. */
export interface ModuleNames {
  /** Folder, path and permissions: `order-lines`. */
  plural: string;
  /** Files and events: `order-line`. */
  singular: string;
  camel: { plural: string; singular: string };
  pascal: { plural: string; singular: string };
  table: string;
  /** For sentences: `order lines`. */
  words: { plural: string; singular: string };
}

/** A name that no module can have; the message completes a sentence about it. */
export class ModuleNameError extends Error {
  override readonly name = 'ModuleNameError';
}

/** What is there already. */
export interface TakenNames {
  modules: readonly string[];
  /** Beside those of the modules. */
  folders?: readonly string[];
  tables?: readonly string[];
  /** First parts of paths below `/api/v1/`. */
  routes?: readonly string[];
}

/** Tables of the platform and of the modules that every project has, whatever they are called. */
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

/** Paths that are not a module's. */
const platformRoutes = ['auth', 'health', 'metrics', 'docs', 'redoc', 'openapi'];

const maxLength = 30;

/**
 * All forms of the name of a module, from the singular or the plural, in kebab, snake or camel case.
 * @param plural the plural, where the rules of English do not lead to it
 * @throws ModuleNameError
 */
export function moduleNames(
  name: string,
  taken: TakenNames,
  { plural: given }: { plural?: string } = {},
): ModuleNames {
  const typed = kebab(name, 'the name of a module');
  const plural = given === undefined ? inflect(typed, pluralize.plural) : kebab(given, 'a plural');
  const singular = given === undefined || given === name ? inflect(typed, pluralize.singular) : typed;
  const names = formsOf(plural, singular === plural ? ofOne(plural) : singular);
  assertFree(names, taken);
  assertUsable(names);
  return names;
}

/** `OrderLines`, `order_lines` and `order-lines` are one name. */
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
      `${quote(text)} is not valid: ${what} is words that start with a letter, with one hyphen between them, such as order-lines.`,
    );
  }
  if (slug.length > maxLength) {
    throw new ModuleNameError(
      `${quote(text)} is not valid: ${what} has at most ${maxLength} characters, this one has ${slug.length}.`,
    );
  }
  return slug;
}

/** The last word alone changes. */
function inflect(name: string, change: (word: string) => string): string {
  const words = name.split('-');
  const last = words.at(-1) ?? '';
  // Nothing is left of the singular of `s`.
  return [...words.slice(0, -1), change(last) || last].join('-');
}

/** What has no plural of its own needs two names all the same: one of the `news` is a `news-item`. */
function ofOne(plural: string): string {
  return `${plural}-item`;
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
      `${quote(plural)} and ${quote(singular)} have more than ${maxLength} characters.`,
    );
  }
  if (reservedWords.has(camel.plural)) {
    throw new ModuleNameError(`${quote(plural)} is a word of the language; ${anotherName(plural)}`);
  }
  // A `feature` is a `FeatureRecord`, so that a `feature-record` cannot be one, too.
  const isRecord = pascal.singular.endsWith(recordEnding);
  if (isRecord && hiddenTypes.has(pascal.singular.slice(0, -recordEnding.length))) {
    throw new ModuleNameError(
      `${quote(singular)} is what the code calls something else; ${anotherName(plural)}`,
    );
  }
}

function assertFree({ plural, singular, camel, pascal, table }: ModuleNames, taken: TakenNames): void {
  for (const module of taken.modules) {
    const isTaken =
      [plural, singular].includes(module) ||
      [pascal.plural, pascal.singular].some((name) => name === pascalCase(module)) ||
      [pluralize.singular(module), pluralize.plural(module)].includes(singular);
    if (isTaken) throw new ModuleNameError(`There is a module ${quote(module)}; ${anotherName(plural)}`);
  }
  if (taken.folders?.includes(plural)) {
    throw new ModuleNameError(`There is a folder ${quote(plural)} of yours; ${anotherName(plural)}`);
  }
  if ([...platformTables, ...(taken.tables ?? [])].includes(table)) {
    throw new ModuleNameError(`There is a table ${quote(table)}; ${anotherName(plural)}`);
  }
  if ([...platformRoutes, ...(taken.routes ?? [])].includes(plural)) {
    throw new ModuleNameError(`The path /${plural} belongs to something else; ${anotherName(plural)}`);
  }
  if (taken.modules.some((module) => camelCase(module) === camel.singular)) {
    throw new ModuleNameError(`There is a module ${quote(singular)}; ${anotherName(plural)}`);
  }
}

function anotherName(name: string): string {
  return `choose another name, such as ${quote(`shop-${name}`)}.`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
