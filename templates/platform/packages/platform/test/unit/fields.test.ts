import {
  bigInteger,
  calendarDate,
  decimal,
  httpUrl,
  jsonDocument,
  line,
  queryFlag,
  queryInteger,
  text,
  utcTime,
  uuid,
} from '@repo/platform/fields';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

const result = (schema: z.ZodType, value: unknown): unknown => {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : 'refused';
};

const nested = (depth: number): unknown => (depth === 0 ? 0 : [nested(depth - 1)]);

describe('a field', () => {
  it.each([
    ['text is counted in code points', text(1, 2), '😀😀', '😀😀'],
    ['text has lines', text(1, 9), 'a\r\n\tb', 'a\r\n\tb'],
    ['bigint', bigInteger(), '-9223372036854775808', -(2n ** 63n)],
    ['decimal', decimal(2), '-0.5', '-0.50'],
    ['decimal without a point', decimal(0), '7', '7'],
    ['decimal zero has no sign', decimal(2), '-0', '0.00'],
    ['day', calendarDate(), '2028-02-29', '2028-02-29'],
    ['time', utcTime(), '2030-01-02T03:04:05.6Z', new Date('2030-01-02T03:04:05.600Z')],
    ['uuid', uuid(), '01890A5D-AC96-774B-BCCE-B302099A8057', '01890a5d-ac96-774b-bcce-b302099a8057'],
    ['URL', httpUrl(), 'HTTPS://Example.com', 'https://example.com/'],
    ['document', jsonDocument(), { a: [1, { b: null }] }, { a: [1, { b: null }] }],
    ['integer in a query', queryInteger(), '-12', -12],
    ['flag in a query', queryFlag(), 'false', false],
  ])('normalises: %s', (_what, schema: z.ZodType, value, expected) => {
    expect(result(schema, value)).toEqual(expected);
  });

  it.each([
    ['line with a line end', line(1, 9), 'a\nb'],
    ['line that is too long', line(1, 2), 'abc'],
    ['lone surrogate', text(1, 9), '\ud800'],
    ['NUL', text(1, 9), 'a\u0000'],
    ['bigint as a number', bigInteger(), 7],
    ['bigint with a leading zero', bigInteger(), '07'],
    ['bigint that is too large', bigInteger(), '9223372036854775808'],
    ['bigint below its limit', bigInteger({ min: 5n }), '4'],
    ['decimal with too many digits', decimal(2), '1.234'],
    ['decimal that is too large', decimal(2), '10000000000000000'],
    ['decimal with an exponent', decimal(2), '1e3'],
    ['decimal above its limit', decimal(2, { max: '1.00' }), '1.01'],
    ['day that does not exist', calendarDate(), '2030-02-30'],
    ['time of another zone', utcTime(), '2030-01-02T03:04:05+01:00'],
    ['time with microseconds', utcTime(), '2030-01-02T03:04:05.123456Z'],
    ['script as a URL', httpUrl(), 'javascript:alert(1)'],
    ['file as a URL', httpUrl(), 'file:///etc/passwd'],
    ['URL without slashes', httpUrl(), 'http:example.com'],
    ['document that is not an object', jsonDocument(), 'x'],
    ['document that is too deep', jsonDocument(), nested(17)],
    ['document that is too large', jsonDocument(), ['x'.repeat(16_384)]],
    ['document with a prototype', jsonDocument(), [JSON.parse('{"__proto__":{}}')]],
    ['document with an infinite number', jsonDocument(), [Infinity]],
    ['fraction as an integer in a query', queryInteger(), '1.5'],
    ['number as a flag in a query', queryFlag(), '1'],
  ])('rejects: %s', (_what, schema: z.ZodType, value) => {
    expect(result(schema, value)).toBe('refused');
  });
});
