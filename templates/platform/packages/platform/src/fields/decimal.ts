import { z } from 'zod';
import { fromUnits, unitsOf } from './decimal-units.js';
import { refuse } from './refuse.js';

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
