import { z } from 'zod';
import { refuse } from './refuse.js';

/** The id of something, in the one spelling under which ids are compared. */
export function uuid() {
  return z.uuid().toLowerCase();
}

const maxUrlLength = 2000;

/** An address of the web, in the one spelling that it has for a browser. */
export function httpUrl() {
  return z
    .string()
    .transform((text, context) => {
      if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
        return refuse(context, 'invalid_url', 'This is not an address that starts with http:// or https://.');
      }
      const { href } = new URL(text);
      if (href.length <= maxUrlLength) return href;
      return refuse(context, 'invalid_length', `This has more than ${maxUrlLength} characters.`);
    })
    .meta({ format: 'uri', maxLength: maxUrlLength });
}
