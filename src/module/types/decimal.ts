import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, literal, numeral } from './expressions.js';
import { canonicalNumber, limitsArgument, numberSamples, rangeFault, written } from './numbers.js';

const usualScale = 2;

export const decimal: FieldTypeDescriptor = {
  usage: 'decimal, or decimal(4) for four decimal places',
  help: 'a number with a fixed number of decimal places, such as an amount of money',
  otherNames: ['double', 'float', 'money', 'numeric'],
  // In units of the last decimal place.
  limits: { of: 'value', min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n },
  index: true,
  unique: true,
  default: true,
  argument: {
    key: 'scale',
    rule: 'only a decimal has decimal places, and a decimal needs their number.',
    initial: { scale: usualScale },
    parse(text) {
      if (text === undefined) return { scale: usualScale };
      if (/^[0-8]$/.test(text)) return { scale: Number(text) };
      return {
        fault: 'a decimal takes one number in parentheses, its decimal places, from 0 to 8: decimal(2).',
      };
    },
    text: ({ scale = usualScale }) => (scale === usualScale ? '' : String(scale)),
    fault: () => null,
  },
  limitFault: rangeFault,
  canonical: (field, text) => canonicalNumber(decimal, field, text),
  code(field) {
    const { scale = usualScale } = field;
    const limits = limitsArgument(field, literal);
    return {
      type: 'string',
      input: `field.decimal(${scale}${limits === '' ? '' : `, ${limits}`})`,
      converts: true,
      default: field.default && literal(field.default),
      query: `field.decimal(${scale})`,
      view: 'z.string()',
    };
  },
  samples(field) {
    const { scale = usualScale } = field;
    return numberSamples(field, {
      write: (units) => literal(written(units, scale)),
      unique: (from) => `fromUnits(${numeral(String(from), 'n')} + BigInt(uniqueNumber()), ${scale})`,
      refused: ['7', `'x'`, `''`],
    });
  },
  sql: ({ scale = usualScale }) => convertedColumn(`decimal(${scale})`),
};
