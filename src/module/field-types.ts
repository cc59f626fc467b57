/** The types of fields. */
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

/** The properties that fields of a type can have. */
export interface TypeRules {
  /** The notation, for messages. */
  usage: string;
  /** A description of the values in one line. */
  help: string;
  /** The measure that `min` and `max` limit, and its range; absent when the type has no limits. */
  limits?: { of: 'length' | 'value'; min: bigint; max: bigint };
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
    help: 'multi-line text, up to 20,000 characters',
    limits: { of: 'length', min: 0n, max: 20_000n },
    index: false,
    unique: false,
    default: true,
  },
  int: {
    usage: 'int',
    help: 'an integer in the safe range of JavaScript',
    limits: { of: 'value', min: -safe, max: safe },
    ...plain,
  },
  bigint: {
    usage: 'bigint',
    help: 'a 64-bit integer, sent as a string',
    limits: { of: 'value', min: -(2n ** 63n), max: 2n ** 63n - 1n },
    ...plain,
  },
  decimal: {
    usage: 'decimal, or decimal(4) for four decimal places',
    help: 'a number with a fixed number of decimal places, such as an amount of money',
    // In units of the last decimal place.
    limits: { of: 'value', min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n },
    ...plain,
  },
  boolean: { usage: 'boolean', help: 'true or false', index: true, unique: false, default: true },
  date: { usage: 'date', help: 'a calendar date without a time', ...plain },
  datetime: { usage: 'datetime', help: 'a timestamp in UTC', ...plain },
  uuid: { usage: 'uuid', help: 'an ID from another system', ...plain },
  email: { usage: 'email', help: 'an e-mail address', ...plain },
  url: {
    usage: 'url',
    help: 'a URL that starts with http:// or https://',
    index: false,
    unique: false,
    default: true,
  },
  json: {
    usage: 'json',
    help: 'an object or array without a schema',
    index: false,
    unique: false,
    default: false,
  },
  enum: {
    usage: 'enum(open|paid|sent)',
    help: 'one of a fixed set of values',
    index: true,
    unique: false,
    default: true,
  },
  ref: {
    usage: 'ref(users)',
    help: 'a reference to an existing row of a module',
    index: true,
    unique: true,
    default: false,
  },
};
