import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineModule, moduleDefinitionSchema } from '../../../src/module/definition/definition.js';
import { FieldError } from '../../../src/module/definition/field-spec.js';
import { parseField } from '../../../src/module/definition/fields.js';

const plain = { optional: false, unique: false, index: false };
const taken = { modules: ['users', 'auth', 'audit', 'orders'] };
const define = (...fields: string[]) => defineModule({ name: 'part', fields: fields.map(parseField) }, taken);

describe('parseField', () => {
  it.each([
    ['name:string', { name: 'name', type: 'string', min: '1', max: '200' }],
    ['note:text?', { name: 'note', type: 'text', optional: true, min: '1', max: '10000' }],
    [
      'count:int=0:index:min=0:max=9',
      { name: 'count', type: 'int', default: '0', index: true, min: '0', max: '9' },
    ],
    ['price:decimal=1.5:min=0', { name: 'price', type: 'decimal', scale: 2, default: '1.50', min: '0.00' }],
    ['rate:decimal(4)', { name: 'rate', type: 'decimal', scale: 4 }],
    [
      'status:enum(open|paid)=open',
      { name: 'status', type: 'enum', values: ['open', 'paid'], default: 'open' },
    ],
    ['customerId:ref(users):unique', { name: 'customerId', type: 'ref', target: 'users', unique: true }],
    ['site:url=https://a.example:8080/x', { name: 'site', type: 'url', default: 'https://a.example:8080/x' }],
    [
      'due:datetime=2030-01-02T03:04:05Z:index',
      { name: 'due', type: 'datetime', default: '2030-01-02T03:04:05.000Z', index: true },
    ],
    ['title:string=a:b:max=9', { name: 'title', type: 'string', default: 'a:b', min: '1', max: '9' }],
    ['title:string=', { name: 'title', type: 'string', default: '', min: '0', max: '200' }],
    ['big:bigint=9223372036854775807', { name: 'big', type: 'bigint', default: '9223372036854775807' }],
    ['mail:email=Ada@Example.com', { name: 'mail', type: 'email', default: 'ada@example.com' }],
  ])('parses %s', (text, expected) => {
    expect(parseField(text)).toEqual({ ...plain, ...expected });
  });

  it.each([
    ['total', 'write a field as name:type'],
    [':string', 'needs a name'],
    ['total:', 'needs a type'],
    ['total:strng', 'did you mean string?'],
    ['total:Int', 'did you mean int?'],
    ['total:int:uniqe', 'did you mean unique?'],
    ['name:string=x:uniqe', 'did you mean unique?'],
    ['total:int:index:index', 'twice'],
    ['total:int?x', 'unknown modifier "x"'],
    ['total:int=x', 'the default "x" is not a whole number'],
    ['total:int=1.5', 'the default "1.5" is not a whole number'],
    ['total:int=7:max=5', 'the default "7" is greater than max=5'],
    ['total:int:min=9:max=1', 'is greater than'],
    ['total:int:min=', 'needs a value'],
    ['total:int(4)', 'takes no parentheses'],
    ['total:bigint=9223372036854775808', 'not between'],
    ['total:decimal=1.234', 'the default "1.234" has more than 2 decimal places.'],
    ['total:decimal(1)=1.23', 'more than 1 decimal place.'],
    ['total:decimal:min=1.234', 'min=1.234 has more than 2 decimal places'],
    ['total:decimal(10,2)', 'one number in parentheses'],
    ['total:decimal=1e3', 'is not a number such as'],
    ['total:decimal=99999999999999999999999', 'is not between'],
    ['flag:boolean=yes', 'neither true nor false'],
    ['flag:boolean:unique', 'cannot be unique'],
    ['day:date=2030-02-30', 'not a date'],
    ['day:date:min=1', 'a field of type date has no limits'],
    ['at:datetime:max=2030-01-02T03:04:05Z', 'a field of type datetime cannot have max'],
    ['at:datetime=2030-01-02', 'not a UTC timestamp'],
    ['kind:enum', 'needs values'],
    ['kind:enum(a|a)', 'twice'],
    ['kind:enum(a|b c)', 'letters'],
    ['kind:enum(a|b)=c', 'not one of a, b'],
    ['kind:enum(a|b):unique', 'cannot be unique'],
    ['who:ref', 'needs a module'],
    ['who:ref(../x)', 'not a valid module name'],
    ['who:ref(users)=x', ': a field of type ref cannot have a default.'],
    ['data:json={}', ': a field of type json cannot have a default.'],
    ['data:json={"a":1}', ': a field of type json cannot have a default.'],
    ['data:json:index', 'cannot have an index'],
    ['note:text:unique', 'cannot be unique'],
    ['code:string:unique=x', 'write :unique'],
    ['code:string:max:5', 'max needs a value'],
    ['code:string:optional', 'string?'],
    ['code:string:default=x', 'string=…'],
    ['code:string[]', 'use json'],
    ['code: string', 'without spaces'],
    ['code:varchar', 'did you mean string?'],
    ['kind:enum(a', 'not closed'],
    ['kind:enum(a||b)', 'is empty'],
    [`kind:enum(${Array.from({ length: 51 }, (_, at) => `v${at}`).join('|')})`, 'at most 50 values'],
    ['code:string=x:unique', 'two rows would get the same value'],
    ['code:string:unique:max=3', 'max=8 or more'],
    ['total:int:unique:min=1:max=9', 'too small for a unique field'],
    ['code:string:max=0', 'max=0 allows no text'],
    ['code:string=ab:max=1', 'more than 1 character.'],
    [`total:int:min=${'1'.repeat(50)}`, 'min has more than 40 characters'],
    ['site:url=javascript:alert(1)', 'http:// or https://'],
    ['total?:decimal', 'after the type'],
    ['then:date', 'a promise'],
    ['after:date:index', 'lists use it'],
    ['id:uuid', 'is reserved'],
    ['version:int', 'is reserved'],
    ['createdAt:datetime', 'is reserved'],
    ['ownerId:uuid', 'is reserved'],
    ['limit:int', 'is reserved'],
    ['cursor:string', 'is reserved'],
    ['sort:string', 'is reserved'],
    ['class:string', 'reserved word'],
    ['__proto__:string', 'reserved word'],
    ['constructor:string', 'reserved word'],
    ['placed_at:date', 'must be camelCase, with only letters a-z and digits: placedAt.'],
    ['größe:int', 'only letters a-z and digits.'],
    [`${'x'.repeat(29)}:int`, 'more than 28'],
    [`note:text=${'x'.repeat(2001)}`, 'the default has more than 2000 characters'],
  ])('rejects %s', (text, reason) => {
    expect(() => parseField(text)).toThrow(FieldError);
    expect(() => parseField(text)).toThrow(reason);
  });

  it('returns a field or throws a FieldError for any text', () => {
    const word = fc.constantFrom(
      'a',
      'total',
      'string',
      'int',
      'enum',
      'ref',
      '(',
      ')',
      '|',
      ':',
      '=',
      '?',
      'unique',
      'min=',
      '9',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join('')),
        ),
        (text) => {
          expect(outcomeOf(text)).toMatch(/^(a field|a fault)$/);
        },
      ),
    );
  });
});

/** @throws any error other than a FieldError */
function outcomeOf(text: string): string {
  try {
    parseField(text);
    return 'a field';
  } catch (error) {
    if (error instanceof FieldError) return 'a fault';
    throw error;
  }
}

describe('defineModule', () => {
  it('rejects duplicate and invalid field names', () => {
    expect(() => define('a:int', 'a:string')).toThrow('is defined twice');
    expect(() => define('aB:int', 'a_b:string')).toThrow('camelCase');
  });

  it('rejects references to unknown modules, and required references to the module itself', () => {
    expect(() => define('who:ref(user)')).toThrow('choose one of users, orders');
    expect(() => define('who:ref(audit)')).toThrow('no module audit');
    expect(() => define('parent:ref(parts)')).toThrow('must be optional');
    expect(define('parent:ref(parts)?').fields).toHaveLength(1);
  });

  it('rejects a module without fields', () => expect(() => define()).toThrow('at least one field'));

  it('rejects index names that are too long for a database', () => {
    const fields = [`${'x'.repeat(28)}:int:index`].map(parseField);
    const module = { name: 'a-name-of-thirty-characters-as', fields };
    expect(() => defineModule(module, taken)).toThrow('63 characters');
  });
});

describe('moduleDefinitionSchema', () => {
  const definition = define('total:decimal=1.5:index', 'who:ref(users)?', 'status:enum(a|b)');

  it('accepts a serialized definition unchanged', () => {
    expect(moduleDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });

  it.each([
    ['a name that is not an identifier', { name: 'x}; process.exit(' }],
    ['an unknown type', { type: 'blob' }],
    ['an invalid default', { default: 'x' }],
    ['a target that is a path', { type: 'ref', target: '../x' }],
    ['a value that is code', { type: 'enum', values: ["'];//"] }],
    ['a limit that is code', { min: '0); process.exit(' }],
  ])('rejects %s', (_what, damage) => {
    const [field, ...others] = definition.fields;
    const damaged = { ...definition, fields: [{ ...field, ...damage }, ...others] };
    expect(moduleDefinitionSchema.safeParse(damaged).success).toBe(false);
  });
});
