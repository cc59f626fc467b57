import { describe, expect, it } from 'vitest';
import { completeSettings } from '../../../src/blueprint/settings-files.js';

const source = `{ "rules": { "a": "error" }, "lib": ["x", "y"], "overrides": [{ "files": ["{a,b}/*"] }] }`;

describe('completeSettings', () => {
  it('adds keys and overrides in Prettier’s format', () => {
    const additions = { rules: { b: ['off', { deep: true }] }, overrides: [{ files: ['c'] }] };
    expect(completeSettings('x.json', source, additions)).toBe(`{
  "rules": {
    "a": "error",
    "b": [
      "off",
      {
        "deep": true
      }
    ]
  },
  "lib": ["x", "y"],
  "overrides": [
    {
      "files": ["{a,b}/*"]
    },
    {
      "files": ["c"]
    }
  ]
}
`);
  });

  it('wraps a list that is too long for one line', () => {
    const long = Array.from({ length: 9 }, (_, index) => `a member of a list, number ${index}`);
    const text = completeSettings('x.json', '{}', { long });
    expect(text.split('\n')).toHaveLength(14);
    expect(JSON.parse(text)).toEqual({ long });
  });

  it('rejects a different value for an existing key', () => {
    const merge = () => completeSettings('x.json', source, { rules: { a: 'off' } });
    expect(merge).toThrow(
      'rules → a has two values: "error" from templates/project/x.json, "off" from a contribution',
    );
  });
});
