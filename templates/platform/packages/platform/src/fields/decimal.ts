import { z } from 'zod';
import { refuse } from './refuse.js';

/** So many digits have all decimal numbers at most, before and after the point together. */
const precision = 18;

/**
 * A decimal number with a fixed count of digits after the point, as text: `12.5` is `12.50` where there are two. No
 * binary number holds most of them exactly.
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
          `This is not a number with up to ${scale} digits after the point.`,
        );
      }
      const units = unitsOf(text, scale);
      if (min !== undefined && units < unitsOf(min, scale)) {
        return refuse(context, 'out_of_range', `This is less than ${min}.`);
      }
      if (max !== undefined && units > unitsOf(max, scale)) {
        return refuse(context, 'out_of_range', `This is more than ${max}.`);
      }
      return write(units, scale);
    })
    .meta({ pattern });
}

function unitsOf(text: string, scale: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(scale, '0'));
}

function write(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const sign = units < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
