import { canonicalText, textSamples, withLength } from './characters.js';
import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, numeral, plainColumn } from './expressions.js';

/** The generated tests draw distinct values from at least this many characters. */
const shortestUnique = 8;

export const string: FieldTypeDescriptor = {
  usage: 'string',
  help: 'a line of text, up to 500 characters',
  otherNames: ['char', 'str', 'varchar'],
  limits: { of: 'length', min: 0n, max: 500n },
  index: true,
  unique: true,
  default: true,
  hasColons: true,
  complete: (field) => withLength(field, '200'),
  limitFault({ unique, min, max }) {
    if (Number(max) === 0) return 'max=0 allows no text: use max=1 or more.';
    return unique && Number(min) <= Number(max) && Number(max) < shortestUnique
      ? `a unique string needs max=${shortestUnique} or more.`
      : null;
  },
  canonical: (field, text) => canonicalText(field, text, /[\p{Cc}\p{Cs}]/u),
  code({ min = '1', max = '200', default: value }) {
    const schema = `field.line(${min}, ${numeral(max)})`;
    return {
      type: 'string',
      input: schema,
      default: value === undefined ? undefined : literal(value),
      query: schema,
      view: 'z.string()',
    };
  },
  samples: textSamples,
  sql: ({ max = '200' }) => plainColumn(`db.exactText(${max})`),
};
