import type { FieldSpec } from './field-spec.js';
import { literal, numeral } from './literals.js';
import { unitsOf, written } from './values.js';

/** Sample values of a field for the tests of its module, as expressions. */
export interface Samples {
  /** A value in the domain; an expression with a new value each time when the field is unique. */
  domain: string;
  /** The same value as JSON. */
  json: string;
  /** Two values in ascending order, in the domain; equal when the field has only one value. */
  ordered: readonly [string, string];
  /** JSON values that validation rejects. */
  refused: readonly string[];
}

const identifiers = ['01890a5d-ac96-774b-bcce-b302099a8057', '01890a5d-ac97-774b-bcce-b302099a8057'] as const;

const byType: Readonly<Record<FieldSpec['type'], (field: FieldSpec) => Samples>> = {
  string: ofText,
  text: ofText,
  int: ofNumber,
  bigint: ofNumber,
  decimal: ofNumber,
  boolean: () => ({ ...both('true'), ordered: ['false', 'true'], refused: [`'true'`, '1'] }),
  date: ofDate,
  datetime: ofTime,
  uuid: ({ unique }) => ofId(unique ? 'uuids.next()' : literal(identifiers[0])),
  ref: () => ofId('uuids.next()'),
  email: ofEmail,
  url: () => ({
    ...both(`'https://example.com/a?b=c'`),
    ordered: [`'https://a.example/'`, `'https://b.example/'`],
    refused: [`'javascript:alert(1)'`, `'example.com'`, `''`],
  }),
  json: () => ({
    ...both(`{ list: [1, 'two', null] }`),
    ordered: ['[]', '[1]'],
    refused: [`'{}'`, '7', '['.repeat(17) + ']'.repeat(17)],
  }),
  enum({ values = [] }) {
    const sorted = values.toSorted();
    const ordered = [literal(sorted[0] ?? ''), literal(sorted.at(-1) ?? '')] as const;
    return { ...both(ordered[0]), ordered, refused: [`'none of them'`, '7'] };
  },
};

export function samplesOf(field: FieldSpec): Samples {
  return byType[field.type](field);
}

function ofId(value: string): Samples {
  return {
    ...both(value),
    ordered: [literal(identifiers[0]), literal(identifiers[1])],
    refused: [`'x'`, '7'],
  };
}

function both(value: string): { domain: string; json: string } {
  return { domain: value, json: value };
}

function ofText({ unique, min = '1', max = '200' }: FieldSpec): Samples {
  const [shortest, longest] = [Number(min), Number(max)];
  const size = (text: string) => {
    const length = Math.min(Math.max(shortest, Math.min(text.length, longest)), longest);
    return length > 60
      ? `${literal(text.charAt(0))}.repeat(${length})`
      : literal(text.padEnd(length, text.charAt(0)).slice(0, length));
  };
  const cut = longest < 14 ? `.slice(-${longest})` : '';
  const filled = shortest > 12 ? `.padStart(${shortest}, 'x')` : '';
  const tooLong = `'x'.repeat(${longest + 1})`;
  return {
    ...both(unique ? `randomBytes(7).toString('hex')${cut}${filled}` : size('Sample')),
    ordered: [size('a'), size('b')],
    refused: [...(shortest > 0 ? [shortest > 1 ? `'x'.repeat(${shortest - 1})` : `''`] : []), tooLong, '7'],
  };
}

function ofNumber({ type, unique, min, max, scale = 0 }: FieldSpec): Samples {
  const low = min === undefined ? null : unitsOf(min, scale);
  const high = max === undefined ? null : unitsOf(max, scale);
  const unit = 10n ** BigInt(scale);
  const inside = (wanted: bigint) =>
    low !== null && wanted < low ? low : high !== null && wanted > high ? high : wanted;
  // 9 and 10 have another order as text, which reveals a comparison of strings.
  const first = inside(9n * unit);
  const second = inside(first + unit);
  const ordered = [first < second ? first : inside(second - unit), second] as const;
  const domain = (units: bigint) => {
    const text = written(units, scale);
    if (type === 'decimal') return literal(text);
    return numeral(text, type === 'bigint' ? 'n' : '');
  };
  const json = (units: bigint) => (type === 'int' ? domain(units) : literal(written(units, scale)));
  const beyond = [
    ...(low === null || low <= -(10n ** 15n) ? [] : [json(low - 1n)]),
    ...(high === null || high >= 10n ** 15n ? [] : [json(high + 1n)]),
  ];
  const wrong = type === 'int' ? [`'7'`, '1.5'] : ['7', `'x'`, `''`];
  const values = unique
    ? uniqueNumber(type, low ?? (high === null ? 100n : high - 1_000_000_000n), scale)
    : { domain: domain(inside(7n * unit)), json: json(inside(7n * unit)) };
  return {
    ...values,
    ordered: [domain(ordered[0]), domain(ordered[1])],
    refused: [...wrong, ...beyond],
  };
}

/** Counts up from the minimum, so that the values stay in the range that every unique field has. */
function uniqueNumber(
  type: FieldSpec['type'],
  from: bigint,
  scale: number,
): { domain: string; json: string } {
  const units = 'next()';
  if (type === 'int') return both(from === 0n ? units : `${numeral(String(from))} + ${units}`);
  const value = `(${numeral(String(from), 'n')} + BigInt(${units}))`;
  if (type === 'bigint') return { domain: value.slice(1, -1), json: `String${value}` };
  return both(`decimal(${scale}).read${value}`);
}

function ofDate({ unique }: FieldSpec): Samples {
  return {
    ...both(unique ? 'new Date(next() * 86_400_000).toISOString().slice(0, 10)' : `'2030-01-31'`),
    ordered: [`'2029-12-31'`, `'2030-01-01'`],
    refused: [`'2030-02-30'`, `'31.01.2030'`, `''`, '7'],
  };
}

function ofTime({ unique }: FieldSpec): Samples {
  const time = '2030-01-02T03:04:05.678Z';
  return {
    domain: unique ? 'new Date(next() * 1000)' : `new Date('${time}')`,
    json: unique ? 'new Date(next() * 1000).toISOString()' : `'${time}'`,
    ordered: [`new Date('2029-12-31T23:59:59.999Z')`, `new Date('2030-01-01T00:00:00.000Z')`],
    refused: [`'2030-02-30T00:00:00Z'`, `'2030-01-02'`, `'2030-01-02T03:04:05+01:00'`, '7'],
  };
}

function ofEmail({ unique }: FieldSpec): Samples {
  const address = unique ? "`${randomBytes(7).toString('hex')}@example.com`" : `'ada@example.com'`;
  return {
    ...both(address),
    ordered: [`'ada@example.com'`, `'bob@example.com'`],
    refused: [`'ada'`, `''`, '7'],
  };
}
