import { describe, expect, it } from 'vitest';
import { mergeAll, sortKeys } from '../../../src/blueprint/merge.js';

const from = <T>(name: string, value: T) => ({ name, value });

describe('merging contributions', () => {
  it('merges objects key by key and lists as sets', () => {
    const merged = mergeAll([
      from('one', { services: { a: { volumes: ['x'], image: 'i' } } }),
      from('two', { services: { a: { volumes: ['y', 'x'], image: 'i' }, b: { volumes: [] } } }),
    ]);
    expect(merged).toEqual({
      services: { a: { volumes: ['x', 'y'], image: 'i' }, b: { volumes: [] } },
    });
  });

  it('refuses two values for one key, and says whose they are', () => {
    const merge = () =>
      mergeAll([
        from('SQLite', { env: { URL: { example: 'a' } } }),
        from('Redis', { env: { URL: { example: 'b' } } }),
      ]);
    expect(merge).toThrow('env → URL → example has two values: "a" from SQLite, "b" from Redis');
  });

  it('leaves what it merges as it was', () => {
    const one = { list: ['x'] };
    mergeAll([from('one', one), from('two', { list: ['y'] })]);
    expect(one).toEqual({ list: ['x'] });
  });
});

describe('sorting keys', () => {
  it('reaches every level and leaves lists in their order', () => {
    expect(JSON.stringify(sortKeys({ b: { d: 1, c: 2 }, a: ['z', 'y'] }))).toBe(
      '{"a":["z","y"],"b":{"c":2,"d":1}}',
    );
  });
});
