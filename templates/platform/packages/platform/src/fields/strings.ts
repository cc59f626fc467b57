import { z } from 'zod';
import { refuse } from './refuse.js';

/** Control characters and lone surrogates, which not every database stores unchanged. */
const notInLine = /[\p{Cc}\p{Cs}]/u;
const notInText = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** A single line of limited length, in code points. */
export function line(min: number, max: number) {
  return characters(min, max, notInLine);
}

/** Text of limited length, in code points, that may contain line breaks and tabs. */
export function text(min: number, max: number) {
  return characters(min, max, notInText);
}

function characters(min: number, max: number, refused: RegExp) {
  return z
    .string()
    .superRefine((value, context) => {
      const length = Array.from(value).length;
      if (length < min || length > max) {
        refuse(context, 'invalid_length', `The text must have ${min} to ${max} characters.`);
      } else if (refused.test(value)) {
        refuse(context, 'invalid_characters', 'The text contains invalid characters.');
      }
    })
    .meta({ minLength: min, maxLength: max });
}

/** A UUID in canonical form, in which ids are compared. */
export function uuid() {
  return z.uuid().toLowerCase();
}

const maxUrlLength = 2000;

/** A web address in the canonical form of the URL standard. */
export function httpUrl() {
  return z
    .string()
    .transform((typed, context) => {
      if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) {
        return refuse(
          context,
          'invalid_url',
          'The value must be a URL that starts with http:// or https://.',
        );
      }
      const { href } = new URL(typed);
      if (href.length <= maxUrlLength) return href;
      return refuse(context, 'invalid_length', `The URL must have at most ${maxUrlLength} characters.`);
    })
    .meta({ format: 'uri', maxLength: maxUrlLength });
}

/** A date without a time: `2030-01-02`. */
export function calendarDate() {
  return z.iso.date();
}

/** A timestamp: RFC 3339, in UTC, with at most millisecond precision. */
export function utcTime() {
  return z.iso
    .datetime()
    .regex(/(:\d\d|\.\d{1,3})Z$/, 'The time must have seconds, and at most three decimal places.')
    .transform((typed) => new Date(typed));
}
