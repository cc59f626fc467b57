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
