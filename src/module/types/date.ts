import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, literal } from './expressions.js';

export const date: FieldTypeDescriptor = {
  usage: 'date',
  help: 'a calendar date without a time',
  index: true,
  unique: true,
  default: true,
  canonical: (_field, text) =>
    isDay(text) ? { value: text } : { fault: 'is not a date such as 2030-01-31.' },
  code: ({ default: value }) => ({
    type: 'string',
    input: 'field.calendarDate()',
    default: value && literal(value),
    query: 'field.calendarDate()',
    view: 'z.iso.date()',
  }),
  samples: ({ unique }) => ({
    usual: unique ? 'new Date(uniqueNumber() * 86_400_000).toISOString().slice(0, 10)' : `'2030-01-31'`,
    ordered: [`'2029-12-31'`, `'2030-01-01'`],
    refused: [`'2030-02-30'`, `'31.01.2030'`, `''`, '7'],
  }),
  sql: () => convertedColumn('calendarDate'),
};

/** Returns whether the text is a date that exists: `2030-01-31`. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}
