import { canonicalText, textSamples, withLength } from './characters.js';
import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, numeral, plainColumn } from './expressions.js';

export const text: FieldTypeDescriptor = {
  usage: 'text',
  help: 'multi-line text, up to 20,000 characters',
  limits: { of: 'length', min: 0n, max: 20_000n },
  index: false,
  unique: false,
  default: true,
  hasColons: true,
  complete: (field) => withLength(field, '10000'),
  canonical: (field, value) => canonicalText(field, value, /[^\P{Cc}\n\t]|\p{Cs}/u),
  code: ({ min = '1', max = '10000', default: value }) => ({
    type: 'string',
    input: `field.text(${numeral(min)}, ${numeral(max)})`,
    default: value === undefined ? undefined : literal(value),
    view: 'z.string()',
  }),
  samples: textSamples,
  sql: () => plainColumn('db.longText'),
};
