import { createAccessPolicy } from '@repo/platform/access';
import { AuthorizationError } from '@repo/platform/errors';
import { describe, expect, it } from 'vitest';

describe('access policy', () => {
  const policy = createAccessPolicy<'read' | 'write'>({
    reader: { inherits: [], permissions: ['read'] },
    editor: { inherits: ['reader'], permissions: ['write'] },
    owner: { inherits: ['editor'], permissions: [] },
  });

  it('grants own and transitively inherited permissions', () => {
    expect(policy.allows({ roles: ['owner'] }, 'read')).toBe(true);
    expect(policy.allows({ roles: ['reader'] }, 'write')).toBe(false);
  });

  it('grants nothing to an unknown role', () => {
    expect(policy.allows({ roles: ['constructor'] }, 'read')).toBe(false);
  });

  it('throws an AuthorizationError without the permission', () => {
    expect(() => policy.assert({ roles: [] }, 'read')).toThrow(AuthorizationError);
  });

  it('throws when roles inherit in a cycle', () => {
    const circle = {
      a: { inherits: ['b'], permissions: [] },
      b: { inherits: ['a'], permissions: [] },
    };
    expect(() => createAccessPolicy(circle)).toThrow('a → b → a');
  });

  it('throws when a role inherits from an unknown one', () => {
    expect(() => createAccessPolicy({ a: { inherits: ['ghost'], permissions: [] } })).toThrow('ghost');
  });
});
