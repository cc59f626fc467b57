import { z } from 'zod';
import { refuse } from './refuse.js';

/** A UUID in canonical form, in which ids are compared. */
export function uuid() {
  return z.uuid().toLowerCase();
}

const maxUrlLength = 2000;

/** A web address in the canonical form of the URL standard. */
export function httpUrl() {
  return z
    .string()
    .transform((text, context) => {
      if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
        return refuse(
          context,
          'invalid_url',
          'The value must be a URL that starts with http:// or https://.',
        );
      }
      const { href } = new URL(text);
      if (href.length <= maxUrlLength) return href;
      return refuse(context, 'invalid_length', `The URL must have at most ${maxUrlLength} characters.`);
    })
    .meta({ format: 'uri', maxLength: maxUrlLength });
}
