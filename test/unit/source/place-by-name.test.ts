import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeByName } from '../../../src/source/place-by-name.js';

const insert = (names: readonly string[], name: string): string[] =>
  names.toSpliced(placeByName(names, name), 0, name);

describe('placeByName', () => {
  it.each([
    [[], 'orders', ['orders']],
    [['users'], 'orders', ['users', 'orders']],
    [['users', 'auth', 'audit'], 'orders', ['users', 'auth', 'audit', 'orders']],
    [['users', 'auth', 'audit', 'orders'], 'invoices', ['users', 'auth', 'audit', 'invoices', 'orders']],
    [['users', 'auth', 'audit'], 'accounts', ['users', 'auth', 'accounts', 'audit']],
    [['b', 'c'], 'a', ['b', 'a', 'c']],
  ])('returns the place in %j for %s', (names, name, expected) => {
    expect(insert(names, name)).toEqual(expected);
  });

  it('returns the end when the last member has no name', () => {
    expect(placeByName(['a', 'c', undefined], 'b')).toBe(3);
  });

  it('produces the same list for any order of additions', () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const lists = fc.uniqueArray(name, { minLength: 1, maxLength: 12 }).chain((all) =>
      fc
        .tuple(fc.nat(all.length - 1), fc.shuffledSubarray(all, { minLength: all.length }))
        .map(([known, shuffled]) => ({
          known: all.slice(0, known + 1),
          added: all.slice(known + 1),
          shuffled: shuffled.filter((one) => all.indexOf(one) > known),
        })),
    );
    fc.assert(
      fc.property(lists, ({ known, added, shuffled }) => {
        expect(shuffled.reduce(insert, known)).toEqual(added.reduce(insert, known));
      }),
    );
  });
});
