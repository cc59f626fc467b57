import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localNamesOf } from '../../../src/module/context/context.js';
import { ModuleNameError, moduleNames } from '../../../src/module/definition/names.js';

const taken = { modules: ['users', 'auth', 'audit', 'orders'] };
const of = (name: string, plural?: string) =>
  moduleNames(name, taken, plural === undefined ? {} : { plural });

describe('moduleNames', () => {
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
  ])('derives from %s the plural %s and the singular %s', (typed, plural, singular) => {
    expect(of(typed)).toMatchObject({ plural, singular });
  });

  it('returns every form of a name', () => {
    expect(of('purchase-order-line')).toEqual({
      plural: 'purchase-order-lines',
      singular: 'purchase-order-line',
      camel: { plural: 'purchaseOrderLines', singular: 'purchaseOrderLine' },
      pascal: { plural: 'PurchaseOrderLines', singular: 'PurchaseOrderLine' },
      table: 'purchase_order_lines',
      words: { plural: 'purchase order lines', singular: 'purchase order line' },
    });
  });

  it('uses the given plural', () => {
    expect(of('person', 'persons')).toMatchObject({ plural: 'persons', singular: 'person' });
    expect(of('octopuses', 'octopuses')).toMatchObject({ plural: 'octopuses', singular: 'octopus' });
  });

  it.each(['group', 'order-group', 'table', 'select', 'index', 'where', 'from', 'primary', 'values'])(
    'accepts %s, a keyword of SQL',
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
    ['arguments', 'reserved word'],
    ['feature-record', 'a name that generated code uses'],
    ['order', 'already exists'],
    ['users', 'already exists'],
    ['User', 'already exists'],
    ['audit', 'already exists'],
    ['job-run', 'table'],
    ['refresh-token', 'table'],
    ['idempotency-keys', 'table'],
    ['health', 'already in use'],
  ])('rejects %j', (name, reason) => {
    expect(() => of(name)).toThrow(ModuleNameError);
    expect(() => of(name)).toThrow(reason);
  });

  it.each([
    ['class', 'Class'],
    ['returns', 'Return'],
    ['clients', 'Client'],
    ['features', 'FeatureRecord'],
    ['maps', 'MapRecord'],
    ['flags', 'Flag'],
    ['profile', 'ProfileRecord'],
    ['invoices', 'Invoice'],
  ])('accepts %s, and avoids a type that would hide others', (typed, Singular) => {
    expect(localNamesOf(of(typed)).Singular).toBe(Singular);
  });

  it('rejects tables and routes that are in use', () => {
    const there = { modules: [], tables: ['parts'], routes: ['tags'] };
    expect(() => moduleNames('part', there)).toThrow('table');
    expect(() => moduleNames('tag', there)).toThrow('path');
  });

  it('returns valid names or throws a ModuleNameError for any text', () => {
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
