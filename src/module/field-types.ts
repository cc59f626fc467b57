/** What a field can be. */
export const fieldTypes = [
  'string',
  'text',
  'int',
  'bigint',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'uuid',
  'email',
  'url',
  'json',
  'enum',
  'ref',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** What can be said of a field of a type, beside its name. */
export interface TypeRules {
  /** How it is typed, for messages. */
  usage: string;
  /** What it holds, in a line. */
  help: string;
  /** What `min` and `max` limit, and how far they can go. */
  limits?: { of: 'length' | 'value'; min: bigint; max: bigint };
  /** Whether it has an order that an index can keep. */
  index: boolean;
  unique: boolean;
  default: boolean;
}

const plain = { index: true, unique: true, default: true };
const safe = BigInt(Number.MAX_SAFE_INTEGER);

export const typeRules: Readonly<Record<FieldType, TypeRules>> = {
  string: {
    usage: 'string',
    help: 'a line of text, up to 500 characters',
    limits: { of: 'length', min: 0n, max: 500n },
    ...plain,
  },
  text: {
    usage: 'text',
    help: 'several lines of text, up to 20,000 characters',
    limits: { of: 'length', min: 0n, max: 20_000n },
    index: false,
    unique: false,
    default: true,
  },
  int: {
    usage: 'int',
    help: 'a whole number that JavaScript keeps exactly',
    limits: { of: 'value', min: -safe, max: safe },
    ...plain,
  },
  bigint: {
    usage: 'bigint',
    help: 'a whole number of up to 64 bits, sent as a string',
    limits: { of: 'value', min: -(2n ** 63n), max: 2n ** 63n - 1n },
    ...plain,
  },
  // In units of the last digit.
  decimal: {
    usage: 'decimal, or decimal(4) for four digits after the point',
    help: 'a number with a fixed number of digits after the point, for money',
    limits: { of: 'value', min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n },
    ...plain,
  },
  boolean: { usage: 'boolean', help: 'true or false', index: true, unique: false, default: true },
  date: { usage: 'date', help: 'a day, without a time', ...plain },
  datetime: { usage: 'datetime', help: 'a moment, in UTC', ...plain },
  uuid: { usage: 'uuid', help: 'an id that another system has given', ...plain },
  email: { usage: 'email', help: 'an e-mail address', ...plain },
  url: {
    usage: 'url',
    help: 'an address that starts with http:// or https://',
    index: false,
    unique: false,
    default: true,
  },
  json: {
    usage: 'json',
    help: 'an object or a list, of which nothing is known',
    index: false,
    unique: false,
    default: false,
  },
  enum: {
    usage: 'enum(open|paid|sent)',
    help: 'one of a few words',
    index: true,
    unique: false,
    default: true,
  },
  ref: {
    usage: 'ref(users)',
    help: 'a row of another module, which has to exist',
    index: true,
    unique: true,
    default: false,
  },
};
