import type { FieldTypeDescriptor } from './descriptor.js';
import { literal, matching, plainColumn } from './expressions.js';

const form =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

export const email: FieldTypeDescriptor = {
  usage: 'email',
  help: 'an e-mail address',
  index: true,
  unique: true,
  default: true,
  canonical: (_field, text) => matching(text.trim().toLowerCase(), form, 'is not an e-mail address.'),
  code: ({ default: value }) => ({
    type: 'string',
    input: 'field.email()',
    converts: true,
    default: value && literal(value),
    query: 'field.email()',
    view: 'z.string()',
  }),
  samples: ({ unique }) => ({
    usual: unique ? '`${uniqueText()}@example.com`' : `'ada@example.com'`,
    ordered: [`'ada@example.com'`, `'bob@example.com'`],
    refused: [`'ada'`, `''`, '7'],
  }),
  sql: () => plainColumn('db.exactText(254)'),
};
