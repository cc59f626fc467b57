import { z } from 'zod';

/** A whole number within bounds, written in decimal digits. */
export function integer(min: number, max: number): z.ZodType<number, string> {
  const range = `is not a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, range)
    .transform(Number)
    .pipe(z.number().min(min, range).max(max, range));
}

/** Values separated by commas. */
export function list(): z.ZodType<string[], string> {
  return z.string().transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  );
}

/** A secret of at least so many characters. */
export function secret(minLength: number): z.ZodString {
  return z.string().min(minLength, `is shorter than ${minLength} characters`);
}
