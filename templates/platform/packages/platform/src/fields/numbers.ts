import { z } from 'zod';
import { refuse } from './refuse.js';

const range = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

/** An integer of up to 64 bits. It is a string in JSON, because most JSON parsers would round it. */
export function bigInteger({ min = range.min, max = range.max }: { min?: bigint; max?: bigint } = {}) {
  return z
    .string()
    .transform((text, context): bigint => {
      if (!/^(0|-?[1-9]\d{0,18})$/.test(text)) {
        return refuse(
          context,
          'invalid_number',
          'The value must be an integer as a string, without leading zeros.',
        );
      }
      const value = BigInt(text);
      if (value >= min && value <= max) return value;
      return refuse(context, 'out_of_range', `The value must be between ${min} and ${max}.`);
    })
    .meta({ pattern: '^(0|-?[1-9][0-9]{0,18})$' });
}

/** An integer in a query. */
export function queryInteger() {
  return z
    .string()
    .regex(/^(0|-?[1-9]\d{0,15})$/, 'The value must be an integer.')
    .transform(Number)
    .refine(Number.isSafeInteger, 'The number is too large.');
}

/** A boolean in a query. */
export function queryFlag() {
  return z.enum(['true', 'false']).transform((text) => text === 'true');
}

/** Maximum number of digits of a decimal number. */
const precision = 18;

/**
 * A decimal number with a fixed scale, as text: `12.5` becomes `12.50` with a scale of 2. Binary floating point
 * cannot represent most of them exactly.
 */
export function decimal(scale: number, { min, max }: { min?: string; max?: string } = {}) {
  const pattern = `^-?[0-9]{1,${precision - scale}}${scale > 0 ? String.raw`(\.[0-9]{1,${scale}})?` : ''}$`;
  const form = new RegExp(pattern);
  return z
    .string()
    .transform((text, context) => {
      if (!form.test(text)) {
        return refuse(
          context,
          'invalid_number',
          `The value must be a number with up to ${scale} decimal places.`,
        );
      }
      const units = unitsOf(text, scale);
      if (min !== undefined && units < unitsOf(min, scale)) {
        return refuse(context, 'out_of_range', `The value must be at least ${min}.`);
      }
      if (max !== undefined && units > unitsOf(max, scale)) {
        return refuse(context, 'out_of_range', `The value must be at most ${max}.`);
      }
      return fromUnits(units, scale);
    })
    .meta({ pattern });
}

/**
 * Converts a decimal number to its smallest unit: with a scale of 2, 12.5 becomes 1250.
 * @param scale maximum number of digits after the decimal point
 */
export function unitsOf(number: string, scale: number): bigint {
  const [whole = '', fraction = ''] = number.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

/** @returns the number with `scale` digits after the decimal point: `12.50` */
export function fromUnits(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
