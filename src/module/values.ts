import type { FieldSpec } from './field-spec.js';
import { typeRules } from './field-types.js';

/** A value in canonical form, or its fault as the end of a sentence whose subject is the value. */
export type Canonical = { value: string } | { fault: string };

const wrong = (fault: string): Canonical => ({ fault });

/** Returns a limit, which is a length or a value of the type, in canonical form. */
export function canonicalLimit(field: FieldSpec, text: string): Canonical {
  const { limits: rules } = typeRules[field.type];
  if (!rules) return wrong(`is not allowed: a field of type ${field.type} has no limits.`);
  const scale = rules.of === 'length' ? 0 : (field.scale ?? 0);
  const units = unitsOf(text, scale);
  if (units === null) return wrong(numberFault(text, scale));
  if (units < rules.min || units > rules.max) {
    return wrong(`is not between ${written(rules.min, scale)} and ${written(rules.max, scale)}.`);
  }
  return { value: written(units, scale) };
}

function numberFault(text: string, scale: number): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  if (!isNumber) return `is not ${scale === 0 ? 'a whole number such as 12' : 'a number such as 12.5'}.`;
  return scale === 0 ? 'is not a whole number.' : `has more than ${count(scale, 'decimal place')}.`;
}

function count(number: number | string, noun: string): string {
  return `${number} ${noun}${Number(number) === 1 ? '' : 's'}`;
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

const email =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const noDefault = ({ type }: FieldSpec): Canonical =>
  wrong(`is not allowed: a field of type ${type} has no default.`);

const byType: Readonly<Record<FieldSpec['type'], (field: FieldSpec, text: string) => Canonical>> = {
  string: ofText,
  text: ofText,
  int: ofNumber,
  bigint: ofNumber,
  decimal: ofNumber,
  boolean: (_field, text) => ofForm(text, /^(true|false)$/, 'is neither true nor false.'),
  date: (_field, text) => (isDay(text) ? { value: text } : wrong('is not a date such as 2030-01-31.')),
  datetime: (_field, text) => ofTime(text),
  uuid: (_field, text) => ofForm(text.toLowerCase(), uuid, 'is not a UUID.'),
  email: (_field, text) => ofForm(text.trim().toLowerCase(), email, 'is not an e-mail address.'),
  url(_field, text) {
    const isAddress = /^https?:\/\//i.test(text) && URL.canParse(text);
    if (isAddress) return { value: new URL(text).href };
    return wrong('is not a URL that starts with http:// or https://.');
  },
  enum: ({ values = [] }, text) =>
    values.includes(text) ? { value: text } : wrong(`is not one of ${values.join(', ')}.`),
  json: noDefault,
  ref: noDefault,
};

/** Returns a default in canonical form, or why the type or the limits of its field do not allow it. */
export function canonicalDefault(field: FieldSpec, text: string): Canonical {
  return byType[field.type](field, text);
}

function ofForm(text: string, form: RegExp, fault: string): Canonical {
  return form.test(text) && text.length <= 254 ? { value: text } : wrong(fault);
}

function ofText({ type, min, max }: FieldSpec, text: string): Canonical {
  const length = Array.from(text).length;
  if (min !== undefined && length < Number(min)) return wrong(`has fewer than ${count(min, 'character')}.`);
  if (max !== undefined && length > Number(max)) return wrong(`has more than ${count(max, 'character')}.`);
  const refused = type === 'string' ? /[\p{Cc}\p{Cs}]/u : /[^\P{Cc}\n\t]|\p{Cs}/u;
  return refused.test(text) ? wrong('contains control characters or unpaired surrogates.') : { value: text };
}

function ofNumber(field: FieldSpec, text: string): Canonical {
  const canonical = canonicalLimit(field, text);
  if ('fault' in canonical) return canonical;
  const scale = field.scale ?? 0;
  const [units, min, max] = [canonical.value, field.min, field.max].map((number) =>
    number === undefined ? null : unitsOf(number, scale),
  );
  if (units === null || units === undefined) return wrong('is not a number.');
  if (min !== null && min !== undefined && units < min) return wrong(`is less than min=${field.min}.`);
  if (max !== null && max !== undefined && units > max) return wrong(`is greater than max=${field.max}.`);
  return canonical;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

function ofTime(text: string): Canonical {
  const valid =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) &&
    isDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text));
  return valid
    ? { value: new Date(text).toISOString() }
    : wrong('is not a UTC timestamp such as 2030-01-31T12:00:00Z.');
}
