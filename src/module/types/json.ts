import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, noDefault } from './expressions.js';

export const json: FieldTypeDescriptor = {
  usage: 'json',
  help: 'an object or array without a schema',
  otherNames: ['array', 'list', 'object'],
  index: false,
  unique: false,
  default: false,
  canonical: () => noDefault('json'),
  code: () => ({
    type: 'JsonDocument',
    declares: {
      type: 'JsonDocument',
      code: '/** A JSON object or array without a schema. */\nexport type JsonDocument = Record<string, unknown> | unknown[];',
    },
    input: 'field.jsonDocument()',
    default: undefined,
    view: 'field.jsonDocument()',
  }),
  samples: () => ({
    usual: `{ list: [1, 'two', null] }`,
    ordered: ['[]', '[1]'],
    refused: [`'{}'`, '7', '['.repeat(17) + ']'.repeat(17)],
  }),
  sql: () => convertedColumn('json'),
};
