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
