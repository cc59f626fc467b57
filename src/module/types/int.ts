import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, numeral } from './expressions.js';
import { canonicalNumber, numberSamples, rangeFault } from './numbers.js';

const safe = BigInt(Number.MAX_SAFE_INTEGER);

export const int: FieldTypeDescriptor = {
  usage: 'int',
  help: 'an integer in the safe range of JavaScript',
  otherNames: ['integer'],
  limits: { of: 'value', min: -safe, max: safe },
  index: true,
  unique: true,
  default: true,
  limitFault: rangeFault,
  canonical: (field, text) => canonicalNumber(int, field, text),
  code: ({ min, max, default: value }) => ({
    type: 'number',
    input: `z.int()${min === undefined ? '' : `.min(${numeral(min)})`}${max === undefined ? '' : `.max(${numeral(max)})`}`,
    default: value && numeral(value),
    query: 'field.queryInteger()',
    view: 'z.int()',
  }),
  samples: (field) =>
    numberSamples(field, {
      write: (units) => numeral(String(units)),
      unique: (from) => (from === 0n ? 'uniqueNumber()' : `${numeral(String(from))} + uniqueNumber()`),
      refused: [`'7'`, '1.5'],
    }),
  sql: () => convertedColumn('wholeNumber', (text) => `Number(${text})`),
};
