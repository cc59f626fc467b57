import { describe, expect, it } from 'vitest';
import { completeSettings } from '../../../src/blueprint/settings-files.js';

const source = `{ "rules": { "a": "error" }, "lib": ["x", "y"], "overrides": [{ "files": ["{a,b}/*"] }] }`;

describe('a file of settings', () => {
  it('gets keys and overrides, in the form of the project’s formatter', () => {
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

  it('breaks a list that is too long for one line', () => {
    const long = Array.from({ length: 9 }, (_, index) => `a member of a list, number ${index}`);
    const text = completeSettings('x.json', '{}', { long });
    expect(text.split('\n')).toHaveLength(14);
    expect(JSON.parse(text)).toEqual({ long });
  });

  it('refuses another value for a key that the file has', () => {
    const merge = () => completeSettings('x.json', source, { rules: { a: 'off' } });
    expect(merge).toThrow(
      'rules → a has two values: "error" from templates/project/x.json, "off" from a contribution',
    );
  });
});
