import { z } from 'zod';

/** A date without a time: `2030-01-02`. */
export function calendarDate() {
  return z.iso.date();
}

/** A timestamp: RFC 3339, in UTC, with at most millisecond precision. */
export function utcTime() {
  return z.iso
    .datetime()
    .regex(/(:\d\d|\.\d{1,3})Z$/, 'The time must have seconds, and at most three decimal places.')
    .transform((text) => new Date(text));
}
