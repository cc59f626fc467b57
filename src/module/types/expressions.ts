import type { Canonical, SqlColumn } from './descriptor.js';

/** Returns a string literal. The formatter chooses the quotes. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Returns a numeric literal; one of more than four digits has separators. */
export function numeral(text: string, suffix = ''): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(text) ?? [];
  return sign + (digits.length > 4 ? digits.replaceAll(/\B(?=(\d{3})+$)/g, '_') : digits) + suffix;
}

/** Returns a column that holds the value of the domain. */
export function plainColumn(type: string, stored = 'string'): SqlColumn {
  return { type, stored, fromText: (text) => text };
}

/**
 * Returns a column whose values are converted.
 * @param helper the name of the column helper, with its arguments
 * @param parse returns the expression of the domain value for a text
 */
export function convertedColumn(helper: string, parse: (text: string) => string = (text) => text): SqlColumn {
  const name = helper.replace(/\(.*/, '');
  return {
    type: `db.${helper}.type`,
    stored: `db.Stored<typeof db.${name}>`,
    helper: `db.${helper}`,
    fromText: (text) => `db.${helper}.write(${parse(text)})`,
  };
}

/** @param fault the end of a sentence whose subject is the value */
export function matching(text: string, form: RegExp, fault: string): Canonical {
  return form.test(text) && text.length <= 254 ? { value: text } : { fault };
}

export function noDefault(type: string): Canonical {
  return { fault: `is not allowed: a field of type ${type} has no default.` };
}

export function count(number: number | string, noun: string): string {
  return `${number} ${noun}${Number(number) === 1 ? '' : 's'}`;
}

/** Returns the name of a field in Pascal case: `placedAt` → `PlacedAt`. */
export function pascalField(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
