import { z } from 'zod';

/** A day without a time, as `2030-01-02`. */
export function calendarDate() {
  return z.iso.date();
}

/** A point in time: RFC 3339, in UTC, with milliseconds at the most. */
export function utcTime() {
  return z.iso
    .datetime()
    .regex(/(:\d\d|\.\d{1,3})Z$/, 'This has seconds, and no more than milliseconds.')
    .transform((text) => new Date(text));
}
