/** Source code that this program generated from individually escaped parts. */
export class SourceText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Returns the text that represents a value in one language. */
export type Escaper = (value: unknown) => string;

/** The escapers, by the name of their template helper. */
export const escapers = {
  /** A TypeScript literal, with quotes. */
  ts: (value) =>
    JSON.stringify(scalar(value)).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'),
  /** A TypeScript identifier, or a part of one; rejects anything else. */
  id: (value) => matching(value, /^[A-Za-z][A-Za-z0-9]*$/, 'a name'),
  /** A path segment, a key or an SQL name, inside quotes; rejects text that needs escaping. */
  slug: (value) => matching(value, /^[a-z][a-z0-9_-]*$/, 'a plain name'),
  /** Words, inside quotes or a comment; rejects text that needs escaping. */
  words: (value) => matching(value, /^[A-Za-z][A-Za-z0-9, ]*$/, 'plain words'),
  /** A `SourceText`; rejects plain strings. */
  code: (value) => sourceText(value),
  /** A JSON value, with quotes. */
  json: (value) => JSON.stringify(scalar(value)),
  /** A YAML scalar: JSON strings are valid double-quoted scalars; numbers and booleans are unquoted. */
  yaml: (value) => JSON.stringify(scalar(value)),
  /** A value in a `.env` file. */
  env: (value) => envValue(String(scalar(value))),
  /** One word of a POSIX shell command. */
  shell: (value) => shellWord(String(scalar(value))),
  /** A command line, such as `npm run`; rejects shell metacharacters. */
  command: (value) => commandLine(String(scalar(value))),
  /** Plain text in a Markdown document. */
  md: (value) => String(scalar(value)).replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`),
  /** Trusted Markdown from a descriptor, inserted unchanged. */
  fragment: (value) => String(scalar(value)),
} satisfies Record<string, Escaper>;

export type EscaperName = keyof typeof escapers;

/** The escapers that are allowed in a file, by its name. */
const languages: readonly { files: RegExp; escapers: readonly EscaperName[] }[] = [
  { files: /\.(ts|mts|js|mjs)$/, escapers: ['ts', 'id', 'slug', 'words', 'code'] },
  { files: /\.json$/, escapers: ['json', 'command'] },
  { files: /\.ya?ml$/, escapers: ['yaml', 'command'] },
  { files: /(^|\/)\.\w+ignore$/, escapers: ['command'] },
  { files: /(^|\/)\.env[^/]*$/, escapers: ['env'] },
  { files: /(\.sh|(^|\/)Dockerfile)$/, escapers: ['shell', 'command'] },
  { files: /\.md$/, escapers: ['md', 'fragment', 'command', 'shell'] },
];

/**
 * Returns the names of the escapers that are allowed in a file.
 * @throws Error when no escapers are defined for the file type
 */
export function escapersFor(path: string): readonly EscaperName[] {
  const language = languages.find(({ files }) => files.test(path));
  if (!language) throw new Error(`No escaper is defined for ${path}`);
  return language.escapers;
}

function scalar(value: unknown): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new TypeError(`Only a string, number or boolean can be written into a file, not ${typeof value}`);
}

function matching(value: unknown, form: RegExp, what: string): string {
  const text = scalar(value);
  if (typeof text === 'string' && form.test(text)) return text;
  throw new Error(`Not ${what}: ${JSON.stringify(text)}`);
}

function sourceText(value: unknown): string {
  if (value instanceof SourceText) return value.text;
  throw new TypeError('The code escaper accepts only SourceText');
}

function envValue(value: string): string {
  if (/^[\w./:@,+=-]*$/.test(value)) return value;
  if (/['\n\r]/.test(value)) throw new Error('A .env value must not contain a single quote or a line break');
  return `'${value}'`;
}

/** Returns the value as one word of a POSIX shell, quoted if necessary. */
export function shellWord(value: string): string {
  return /^[\w./:@,+=][\w./:@,+=-]*$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

function commandLine(value: string): string {
  if (!/^[\w ./:@,+=-]+$/.test(value)) throw new Error(`Not a plain command line: ${value}`);
  return value;
}
