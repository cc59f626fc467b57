import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FieldError } from '../../../src/module/definition/field-spec.js';
import { fieldText } from '../../../src/module/definition/field-text.js';
import { parseField } from '../../../src/module/definition/fields.js';

describe('fieldText', () => {
  it.each([
    ['count:int=0:index:min=0:max=9'],
    ['rate:decimal(4)'],
    ['price:decimal=1.50'],
    ['price:decimal(0):unique'],
    ['status:enum(open|paid)?=open:index'],
    ['parent:ref(users)?'],
    ['title:string=a:b:min=1:max=9'],
    ['title:string=:min=0:max=200'],
  ])('returns %s for the field parsed from it', (text) => {
    expect(fieldText(parseField(text))).toBe(text);
  });

  it.each([':index', ':unique', 'a:min=1', 'a:max=300'])(
    'rejects the default %j, which would be parsed as a modifier',
    (value) => {
      const field = { ...parseField('title:string'), default: value };
      expect(() => fieldText(field)).toThrow(FieldError);
    },
  );

  it('rejects an invalid field', () => {
    expect(() => fieldText({ ...parseField('total:int'), min: '9', max: '1' })).toThrow('is greater than');
    expect(() => fieldText({ ...parseField('total:int'), name: 'a:int=1' })).toThrow('must be camelCase');
  });

  it('preserves any default or throws a FieldError', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('=', ':', '?', '(', ':uniqe', 'x:index:'));
    fc.assert(
      fc.property(value, (text) => {
        const field = { ...parseField('title:string:min=0'), default: text };
        expect(outcomeOf(field)).toMatch(/^(the same|a fault)$/);
      }),
    );
  });
});

function outcomeOf(field: ReturnType<typeof parseField>): string {
  try {
    return parseField(fieldText(field)).default === field.default ? 'the same' : 'another';
  } catch (error) {
    if (error instanceof FieldError) return 'a fault';
    throw error;
  }
}
