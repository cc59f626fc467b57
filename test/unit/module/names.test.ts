import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localNamesOf } from '../../../src/module/local-names.js';
import { ModuleNameError, moduleNames } from '../../../src/module/names.js';

const taken = { modules: ['users', 'auth', 'audit', 'orders'] };
const of = (name: string, plural?: string) =>
  moduleNames(name, taken, plural === undefined ? {} : { plural });

describe('the names of a module', () => {
  it.each([
    ['product', 'products', 'product'],
    ['products', 'products', 'product'],
    ['order-lines', 'order-lines', 'order-line'],
    ['order_line', 'order-lines', 'order-line'],
    ['OrderLine', 'order-lines', 'order-line'],
    ['categories', 'categories', 'category'],
    ['person', 'people', 'person'],
    ['address', 'addresses', 'address'],
    ['news', 'news', 'news-item'],
    ['stock-sheep', 'stock-sheep', 'stock-sheep-item'],
  ])('%s is %s, one of which is %s', (typed, plural, singular) => {
    expect(of(typed)).toMatchObject({ plural, singular });
  });

  it('has every form', () => {
    expect(of('purchase-order-line')).toEqual({
      plural: 'purchase-order-lines',
      singular: 'purchase-order-line',
      camel: { plural: 'purchaseOrderLines', singular: 'purchaseOrderLine' },
      pascal: { plural: 'PurchaseOrderLines', singular: 'PurchaseOrderLine' },
      table: 'purchase_order_lines',
      words: { plural: 'purchase order lines', singular: 'purchase order line' },
    });
  });

  it('takes a plural that is given', () => {
    expect(of('person', 'persons')).toMatchObject({ plural: 'persons', singular: 'person' });
    expect(of('octopuses', 'octopuses')).toMatchObject({ plural: 'octopuses', singular: 'octopus' });
  });

  it.each(['group', 'order-group', 'table', 'select', 'index', 'where', 'from', 'primary', 'values'])(
    'may be %s, which is a word of SQL',
    (name) => expect(of(name).table).not.toBe(''),
  );

  it.each([
    ['', 'empty'],
    ['../x', 'letters'],
    ['a/b', 'letters'],
    ['Bestellüng', 'letters'],
    ['9-lives', 'start with a letter'],
    ['-x', 'start with a letter'],
    ['a--b', 'one hyphen'],
    ['x'.repeat(31), 'at most 30'],
    ['arguments', 'word of the language'],
    ['feature-record', 'what the code calls something else'],
    ['order', 'There is a module'],
    ['users', 'There is a module'],
    ['User', 'There is a module'],
    ['audit', 'There is a module'],
    ['job-run', 'table'],
    ['refresh-token', 'table'],
    ['idempotency-keys', 'table'],
    ['health', 'belongs to something else'],
  ])('is not %j', (name, reason) => {
    expect(() => of(name)).toThrow(ModuleNameError);
    expect(() => of(name)).toThrow(reason);
  });

  it.each([
    ['class', 'classRecord', 'classes', 'Class'],
    ['returns', 'returnRecord', 'returns', 'Return'],
    ['clients', 'clientRecord', 'clients', 'Client'],
    ['features', 'feature', 'features', 'FeatureRecord'],
    ['maps', 'map', 'maps', 'MapRecord'],
    ['flags', 'flagRecord', 'flags', 'Flag'],
    ['profile', 'profile', 'profiles', 'ProfileRecord'],
    ['invoices', 'invoice', 'invoices', 'Invoice'],
  ])('%s may be called so, without hiding anything', (typed, one, many, Singular) => {
    expect(localNamesOf(of(typed))).toMatchObject({ one, many, Singular });
  });

  it('heeds the tables and routes that are there', () => {
    const there = { modules: [], tables: ['parts'], routes: ['tags'] };
    expect(() => moduleNames('part', there)).toThrow('table');
    expect(() => moduleNames('tag', there)).toThrow('path');
  });

  it('is a name in every form, or is refused, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (typed) => {
        try {
          const { plural, singular, table, pascal } = of(typed);
          expect([plural, singular].every((name) => /^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name))).toBe(
            true,
          );
          expect(table).toMatch(/^[a-z][a-z0-9_]*$/);
          expect(pascal.singular).not.toBe(pascal.plural);
        } catch (error) {
          if (!(error instanceof ModuleNameError)) throw error;
        }
      }),
    );
  });
});
