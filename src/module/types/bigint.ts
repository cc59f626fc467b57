import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, literal, numeral } from './expressions.js';
import { canonicalNumber, limitsArgument, numberSamples, rangeFault } from './numbers.js';

export const bigint: FieldTypeDescriptor = {
  usage: 'bigint',
  help: 'a 64-bit integer, sent as a string',
  otherNames: ['long'],
  limits: { of: 'value', min: -(2n ** 63n), max: 2n ** 63n - 1n },
  index: true,
  unique: true,
  default: true,
  limitFault: rangeFault,
  canonical: (field, text) => canonicalNumber(bigint, field, text),
  code: (field) => ({
    type: 'bigint',
    input: `field.bigInteger(${limitsArgument(field, (text) => numeral(text, 'n'))})`,
    converts: true,
    default: field.default && literal(field.default),
    query: 'field.bigInteger()',
    view: 'z.string()',
    json: (value, optional) => (optional ? `${value}?.toString() ?? null` : `${value}.toString()`),
  }),
  samples: (field) =>
    numberSamples(field, {
      write: (units) => numeral(String(units), 'n'),
      json: (units) => literal(String(units)),
      unique: (from) => `${numeral(String(from), 'n')} + BigInt(uniqueNumber())`,
      refused: ['7', `'x'`, `''`],
    }),
  sql: () => convertedColumn('bigInteger', (text) => `BigInt(${text})`),
};
