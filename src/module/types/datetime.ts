import { isDay } from './date.js';
import type { FieldTypeDescriptor } from './descriptor.js';
import { convertedColumn, literal } from './expressions.js';

export const datetime: FieldTypeDescriptor = {
  usage: 'datetime',
  help: 'a timestamp in UTC',
  otherNames: ['time', 'timestamp'],
  index: true,
  unique: true,
  default: true,
  hasColons: true,
  canonical(_field, text) {
    const isTime =
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text) &&
      isDay(text.slice(0, 10)) &&
      !Number.isNaN(Date.parse(text));
    return isTime
      ? { value: new Date(text).toISOString() }
      : { fault: 'is not a UTC timestamp such as 2030-01-31T12:00:00Z.' };
  },
  code: ({ default: value }) => ({
    type: 'Date',
    input: 'field.utcTime()',
    converts: true,
    default: value && literal(value),
    query: 'field.utcTime()',
    view: 'z.iso.datetime({ precision: 3 })',
    json: (time, optional) => (optional ? `${time}?.toISOString() ?? null` : `${time}.toISOString()`),
  }),
  samples: ({ unique }) => ({
    usual: unique ? 'new Date(uniqueNumber() * 1000)' : `new Date('2030-01-02T03:04:05.678Z')`,
    ordered: [`new Date('2029-12-31T23:59:59.999Z')`, `new Date('2030-01-01T00:00:00.000Z')`],
    refused: [`'2030-02-30T00:00:00Z'`, `'2030-01-02'`, `'2030-01-02T03:04:05+01:00'`, '7'],
  }),
  sql: () => convertedColumn('timestamp', (text) => `new Date(${text})`),
};
