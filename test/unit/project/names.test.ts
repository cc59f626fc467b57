import { describe, expect, it } from 'vitest';
import { nameFault, similarName } from '../../../src/project/names.js';

describe('nameFault', () => {
  it.each(['a', 'shop', 'my-shop-2', 'x'.repeat(64)])('accepts %s', (name) => {
    expect(nameFault(name)).toBeNull();
  });

  it.each([
    ['', 'is empty'],
    ['../evil', 'does not start with a lower-case letter'],
    ['a;id', 'has characters other than'],
    ['$(touch x)', 'does not start with a lower-case letter'],
    ["o'brien", 'has characters other than'],
    ['Shop', 'does not start with a lower-case letter'],
    ['con', 'is a device name on Windows'],
    ['lpt1', 'is a device name on Windows'],
    ['con.txt', 'has characters other than'],
    ['🚀', 'does not start with a lower-case letter'],
    ['shöp', 'has characters other than'],
    ['a\nb', 'has characters other than'],
    ['{{x}}', 'does not start with a lower-case letter'],
    ['a-', 'ends with -'],
    ['-rf', 'does not start with a lower-case letter'],
    ['fs', 'is reserved'],
    ['node_modules', 'has characters other than'],
    ['x'.repeat(300), 'is longer than 64 characters'],
  ])('rejects %j', (name, fault) => {
    expect(nameFault(name)).toContain(fault);
  });
});

describe('similarName', () => {
  it.each([
    ["O'Brien", 'o-brien'],
    ['My Shop!', 'my-shop'],
    ['Café', 'cafe'],
    ['con', 'con-app'],
    ['x'.repeat(300), 'x'.repeat(64)],
    ['🚀', null],
  ])('derives for %j the name %j', (name, similar) => {
    expect(similarName(name)).toBe(similar);
  });
});
