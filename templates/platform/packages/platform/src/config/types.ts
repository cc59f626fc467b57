import { z } from 'zod';

/** An integer between `min` and `max`, in decimal digits. */
export function integer(min: number, max: number): z.ZodType<number, string> {
  const range = `is not an integer from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, range)
    .transform(Number)
    .pipe(z.number().min(min, range).max(max, range));
}

/**
 * Comma-separated values.
 * @param item schema of each value
 */
export function list(item: z.ZodType<string, string> = z.string()): z.ZodType<string[], string> {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((value) => value.trim())
        .filter((value) => value !== ''),
    )
    .pipe(z.array(item));
}

/** An origin as browsers send it: scheme, host and optional port, without a path. */
export const webOrigin = z
  .string()
  .refine(
    isOrigin,
    'is not an origin such as https://app.example.com: lower case, without path and default port',
  );

function isOrigin(text: string): boolean {
  if (text.includes('*')) return false;
  if (/^https?:/i.test(text)) return URL.canParse(text) && new URL(text).origin === text;
  return /^[a-z][a-z\d+.-]*:\/\/[a-z\d.-]+(:\d{1,5})?$/.test(text);
}

/** A secret of at least `minLength` characters. */
export function secret(minLength: number): z.ZodString {
  return z.string().min(minLength, `is shorter than ${minLength} characters`);
}
