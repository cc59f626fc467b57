/** Source code that this program has put together itself, of parts that were escaped one by one. */
export class SourceText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Turns a value into text that means exactly that value in one language. */
export type Escaper = (value: unknown) => string;

/** The escapers by the name of the helper that applies them in a template. */
export const escapers = {
  /** A literal of TypeScript, with its quotes. */
  ts: (value) =>
    JSON.stringify(scalar(value)).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'),
  /** A name in TypeScript, or a part of one; refuses anything else. */
  id: (value) => matching(value, /^[A-Za-z][A-Za-z0-9]*$/, 'a name'),
  /** A part of a path, a key or a name in SQL, inside quotes; refuses anything that would need an escape. */
  slug: (value) => matching(value, /^[a-z][a-z0-9_-]*$/, 'a plain name'),
  /** Words of a sentence, inside quotes or a comment; refuses anything that would need an escape. */
  words: (value) => matching(value, /^[A-Za-z][A-Za-z0-9, ]*$/, 'plain words'),
  /** TypeScript that this program has put together itself; refuses a mere string. */
  code: (value) => sourceText(value),
  /** A JSON value, with its quotes. */
  json: (value) => JSON.stringify(scalar(value)),
  /** A double-quoted YAML scalar, which is what JSON's strings are; numbers and booleans stay bare. */
  yaml: (value) => JSON.stringify(scalar(value)),
  /** A value in a `.env` file. */
  env: (value) => envValue(String(scalar(value))),
  /** One word of a POSIX shell command. */
  shell: (value) => shellWord(String(scalar(value))),
  /** A command line that was written as one, such as `npm run`; refuses what a shell would expand. */
  command: (value) => commandLine(String(scalar(value))),
  /** Running text of a Markdown document. */
  md: (value) => String(scalar(value)).replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`),
  /** Markdown that was written as such, in a descriptor. */
  fragment: (value) => String(scalar(value)),
} satisfies Record<string, Escaper>;

export type EscaperName = keyof typeof escapers;

/** Which helpers make sense in a file, by the end of its name. */
const languages: readonly { files: RegExp; escapers: readonly EscaperName[] }[] = [
  { files: /\.(ts|mts|js|mjs)$/, escapers: ['ts', 'id', 'slug', 'words', 'code'] },
  { files: /\.json$/, escapers: ['json', 'command'] },
  { files: /\.ya?ml$/, escapers: ['yaml', 'command'] },
  { files: /(^|\/)\.\w+ignore$/, escapers: ['command'] },
  { files: /(^|\/)\.env[^/]*$/, escapers: ['env'] },
  { files: /(\.sh|(^|\/)Dockerfile)$/, escapers: ['shell', 'command'] },
  { files: /\.md$/, escapers: ['md', 'fragment', 'command', 'shell'] },
];

/** @throws when a template of this name cannot hold values, because nothing says how to escape them. */
export function escapersFor(path: string): readonly EscaperName[] {
  const language = languages.find(({ files }) => files.test(path));
  if (!language) throw new Error(`No escaper is known for ${path}`);
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
  throw new TypeError('Only source code of this program can be written as such');
}

function envValue(value: string): string {
  if (/^[\w./:@,+=-]*$/.test(value)) return value;
  if (/['\n\r]/.test(value)) throw new Error('A .env value cannot hold a quote or a line end');
  return `'${value}'`;
}

/** One word of a POSIX shell, whatever is in it. */
export function shellWord(value: string): string {
  return /^[\w./:@,+=][\w./:@,+=-]*$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

function commandLine(value: string): string {
  if (!/^[\w ./:@,+=-]+$/.test(value)) throw new Error(`Not a plain command line: ${value}`);
  return value;
}
