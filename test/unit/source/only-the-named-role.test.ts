import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { EditRefused } from '../../../src/source/edit-refused.js';
import { grantPermissions } from '../../../src/source/grant-permissions.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 150);
const roles = ['user', 'partner', 'manager', 'admin'];

/** Returns expressions of permission lists. @param names the constants that they can refer to */
const listOf = (names: readonly string[]): fc.Arbitrary<string> => {
  const name = names.length === 0 ? fc.constant('[]') : fc.constantFrom(...names);
  return fc.oneof(
    fc.constantFrom('[]', "['a:read']", "['a:read', 'b:read']", "all('c')", 'Object.freeze(["d:read"])'),
    name,
    name.map((one) => `[...${one}]`),
    name.map((one) => `[...${one}, 'e:read']`),
    name.map((one) => `(strict ? ${one} : [])`),
    name.map((one) => `groups.first.concat(${one})`),
    fc.constant('groups.first'),
  );
};

const policy = fc
  .tuple(
    listOf([]),
    listOf(['one']),
    listOf(['one', 'two']),
    fc.array(
      fc.oneof(
        listOf(['one', 'two', 'three']).map((list) => `{ inherits: [], permissions: ${list} }`),
        fc.constantFrom(
          'base',
          '{ ...base }',
          '{ ...base, inherits: [] }',
          '{ inherits: [], permissions: base.permissions }',
        ),
      ),
      { minLength: roles.length, maxLength: roles.length },
    ),
    fc.boolean(),
  )
  .map(([one, two, three, definitions, named]) => {
    const members = roles.map((role, at) => `  ${role}: ${definitions[at]},`).join('\n');
    return [
      `const groups = { first: ['f:read'] };`,
      `const one = ${one};`,
      `const two = ${two};`,
      `const three = ${three};`,
      `const base = { inherits: [], permissions: two };`,
      ...(named ? [`const roles = {\n${members}\n};`] : []),
      `const policy = createAccessPolicy(${named ? 'roles' : `{\n${members}\n}`});`,
      '',
    ].join('\n');
  });

/** Returns the permissions of every role at runtime. */
function evaluate(source: string): Record<string, { permissions: string[] }> {
  const given = {
    createAccessPolicy: (definitions: object) => definitions,
    all: (name: string) => [`${name}:read`],
    strict: true,
  };
  return JSON.parse(runInNewContext(`${source}; JSON.stringify(policy);`, given));
}

/** Returns the edited source; `null` when the edit is refused. */
function edit(source: string): string | null {
  try {
    return grantPermissions(source, [{ permission: 'orders:read', roles: ['manager'] }]);
  } catch (error) {
    if (error instanceof EditRefused) return null;
    throw error;
  }
}

it('grants a permission to the named role, and changes no other role', () => {
  let refused = 0;
  fc.assert(
    fc.property(policy, (source) => {
      const edited = edit(source);
      if (edited === null) refused += 1;
      const before = evaluate(source);
      const permissions = [...(before['manager']?.permissions ?? []), 'orders:read'];
      const manager = { ...before['manager'], permissions };
      expect(evaluate(edited ?? source)).toEqual(edited === null ? before : { ...before, manager });
    }),
    { numRuns: runs },
  );
  expect(refused).toBeLessThan(runs / 2);
});
