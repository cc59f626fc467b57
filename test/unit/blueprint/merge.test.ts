import { describe, expect, it } from 'vitest';
import { mergeAll, sortKeys } from '../../../src/blueprint/merge.js';

const from = <T>(name: string, value: T) => ({ name, value });

describe('mergeAll', () => {
  it('merges objects by key and sets by union', () => {
    const merged = mergeAll([
      from('one', { packages: { a: { runtime: ['x'], image: 'i' } } }),
      from('two', { packages: { a: { runtime: ['y', 'x'], image: 'i' }, b: { runtime: [] } } }),
    ]);
    expect(merged).toEqual({
      packages: { a: { runtime: ['x', 'y'], image: 'i' }, b: { runtime: [] } },
    });
  });

  it('rejects two values for one key and names the contributors', () => {
    const merge = () =>
      mergeAll([
        from('SQLite', { services: { db: { image: 'a' } } }),
        from('Redis', { services: { db: { image: 'b' } } }),
      ]);
    expect(merge).toThrow('services → db → image has two values: "a" from SQLite, "b" from Redis');
  });

  it('rejects different ordered lists and different environment keys', () => {
    const commands = [from('one', { db: { command: ['a'] } }), from('two', { db: { command: ['b'] } })];
    expect(() => mergeAll(commands)).toThrow('db → command has two values');
    const keys = [
      from('one', { environment: { URL: { example: 'a' } } }),
      from('two', { environment: { URL: { example: 'a', optional: true } } }),
    ];
    expect(() => mergeAll(keys)).toThrow('environment → URL has two values');
  });

  it('does not mutate its inputs', () => {
    const one = { runtime: ['x'] };
    mergeAll([from('one', one), from('two', { runtime: ['y'] })]);
    expect(one).toEqual({ runtime: ['x'] });
  });
});

describe('sortKeys', () => {
  it('sorts keys at every level and keeps the order of lists', () => {
    expect(JSON.stringify(sortKeys({ b: { d: 1, c: 2 }, a: ['z', 'y'] }))).toBe(
      '{"a":["z","y"],"b":{"c":2,"d":1}}',
    );
  });
});
