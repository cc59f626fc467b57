import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, plainColumn } from './expressions.js';

export const url: FieldTypeDescriptor = {
  usage: 'url',
  help: 'a URL that starts with http:// or https://',
  index: false,
  unique: false,
  default: true,
  hasColons: true,
  canonical(_field, text) {
    if (/^https?:\/\//i.test(text) && URL.canParse(text)) return { value: new URL(text).href };
    return { fault: 'is not a URL that starts with http:// or https://.' };
  },
  code: ({ default: value }) => ({
    type: 'string',
    input: 'field.httpUrl()',
    converts: true,
    default: value && literal(value),
    view: 'z.string()',
  }),
  samples: () => ({
    usual: `'https://example.com/a?b=c'`,
    ordered: [`'https://a.example/'`, `'https://b.example/'`],
    refused: [`'javascript:alert(1)'`, `'example.com'`, `''`],
  }),
  sql: () => plainColumn('db.exactText(2000)'),
};
