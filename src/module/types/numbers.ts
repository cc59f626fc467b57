import type { Field } from './field.js';
import type { Canonical, FieldTypeDescriptor, Limits, Samples } from './descriptor.js';
import { count } from './expressions.js';

/** The generated tests of a module draw distinct values for a unique field from at least this many. */
const fewestUnique = 1_000_000n;

/** Returns a limit, which is a length or a value, in canonical form. */
export function canonicalLimit(limits: Limits, field: Field, text: string): Canonical {
  const scale = limits.of === 'length' ? 0 : (field.scale ?? 0);
  const units = unitsOf(text, scale);
  if (units === null) return { fault: numberFault(text, scale) };
  if (units < limits.min || units > limits.max) {
    return { fault: `is not between ${written(limits.min, scale)} and ${written(limits.max, scale)}.` };
  }
  return { value: written(units, scale) };
}

function numberFault(text: string, scale: number): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  if (!isNumber) return `is not ${scale === 0 ? 'a whole number such as 12' : 'a number such as 12.5'}.`;
  return scale === 0 ? 'is not a whole number.' : `has more than ${count(scale, 'decimal place')}.`;
}

/** Returns a number within the limits of its field and its type in canonical form. */
export function canonicalNumber({ limits }: FieldTypeDescriptor, field: Field, text: string): Canonical {
  if (!limits) throw new Error('A number has limits');
  const canonical = canonicalLimit(limits, field, text);
  if ('fault' in canonical) return canonical;
  const [low, high] = rangeOf(field);
  const units = unitsOf(canonical.value, field.scale ?? 0) ?? 0n;
  if (low !== null && units < low) return { fault: `is less than min=${field.min}.` };
  return high !== null && units > high ? { fault: `is greater than max=${field.max}.` } : canonical;
}

export function rangeFault(field: Field): string | null {
  const [low, high] = rangeOf(field);
  return field.unique && low !== null && high !== null && low <= high && high - low < fewestUnique
    ? 'the range from min to max is too small for a unique field: leave out min or max.'
    : null;
}

/** Returns the limits in units of the last decimal place; `null` where there is none. */
export function rangeOf({ min, max, scale = 0 }: Field): [bigint | null, bigint | null] {
  const units = (text: string | undefined) => (text === undefined ? null : unitsOf(text, scale));
  return [units(min), units(max)];
}

/** Returns a decimal number in units of its last decimal place; `null` when the text is not such a number. */
export function unitsOf(text: string, scale: number): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (fraction.length > scale) return null;
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -units : units;
}

/** Returns a number of units as decimal text. */
export function written(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  const point = digits.length - scale;
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Returns the argument of a schema with limits: `{ min: '0' }`; an empty text without limits. */
export function limitsArgument({ min, max }: Field, write: (text: string) => string): string {
  const given = [min && `min: ${write(min)}`, max && `max: ${write(max)}`].filter(Boolean);
  return given.length === 0 ? '' : `{ ${given.join(', ')} }`;
}

/** How a type of numbers writes its values, given in units of the last decimal place. */
interface Writing {
  write: (units: bigint) => string;
  /** The same as JSON, where that differs. */
  json?: (units: bigint) => string;
  /** Returns a value that no other row has, counting up from a minimum. */
  unique: (from: bigint) => string;
  /** JSON values of other types. */
  refused: readonly string[];
}

export function numberSamples(field: Field, { write, json = write, unique, refused }: Writing): Samples {
  const [low, high] = rangeOf(field);
  const unit = 10n ** BigInt(field.scale ?? 0);
  const inside = (wanted: bigint) =>
    low !== null && wanted < low ? low : high !== null && wanted > high ? high : wanted;
  // 9 and 10 have another order as text, which reveals a comparison of strings.
  const first = inside(9n * unit);
  const second = inside(first + unit);
  const from = low ?? (high === null ? 100n : high - 1_000_000_000n);
  return {
    usual: field.unique ? unique(from) : write(inside(7n * unit)),
    ordered: [write(first < second ? first : inside(second - unit)), write(second)],
    refused: [
      ...refused,
      ...(low === null || low <= -(10n ** 15n) ? [] : [json(low - 1n)]),
      ...(high === null || high >= 10n ** 15n ? [] : [json(high + 1n)]),
    ],
  };
}
