import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, matching } from './expressions.js';

export const boolean: FieldTypeDescriptor = {
  usage: 'boolean',
  help: 'true or false',
  otherNames: ['bool'],
  index: true,
  unique: false,
  default: true,
  alwaysFilter: true,
  canonical: (_field, text) => matching(text, /^(true|false)$/, 'is neither true nor false.'),
  code: ({ default: value }) => ({
    type: 'boolean',
    input: 'z.boolean()',
    default: value,
    query: 'field.queryFlag()',
    view: 'z.boolean()',
  }),
  samples: () => ({ usual: 'true', ordered: ['false', 'true'], refused: [`'true'`, '1'] }),
  sql: () => convertedColumn('flag', (text) => `${text} === 'true'`),
};
