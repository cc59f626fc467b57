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
  string: { usage: 'string', limits: { of: 'length', min: 0n, max: 500n }, ...plain },
  text: {
    usage: 'text',
    limits: { of: 'length', min: 0n, max: 20_000n },
    index: false,
    unique: false,
    default: true,
  },
  int: { usage: 'int', limits: { of: 'value', min: -safe, max: safe }, ...plain },
  bigint: { usage: 'bigint', limits: { of: 'value', min: -(2n ** 63n), max: 2n ** 63n - 1n }, ...plain },
  // In units of the last digit.
  decimal: {
    usage: 'decimal, or decimal(4) for four digits after the point',
    limits: { of: 'value', min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n },
    ...plain,
  },
  boolean: { usage: 'boolean', index: true, unique: false, default: true },
  date: { usage: 'date', ...plain },
  datetime: { usage: 'datetime', ...plain },
  uuid: { usage: 'uuid', ...plain },
  email: { usage: 'email', ...plain },
  url: { usage: 'url', index: false, unique: false, default: true },
  json: { usage: 'json', index: false, unique: false, default: false },
  enum: { usage: 'enum(open|paid|sent)', index: true, unique: false, default: true },
  ref: { usage: 'ref(users)', index: true, unique: true, default: false },
};
