import { createAccessPolicy } from '@repo/platform/access';
import { AuthorizationError } from '@repo/platform/errors';
import { describe, expect, it } from 'vitest';

describe('access policy', () => {
  const policy = createAccessPolicy<'read' | 'write'>({
    reader: { inherits: [], permissions: ['read'] },
    editor: { inherits: ['reader'], permissions: ['write'] },
    owner: { inherits: ['editor'], permissions: [] },
  });

  it('grants what a role has and what it inherits, over any distance', () => {
    expect(policy.allows({ roles: ['owner'] }, 'read')).toBe(true);
    expect(policy.allows({ roles: ['reader'] }, 'write')).toBe(false);
  });

  it('grants nothing to a role it does not know', () => {
    expect(policy.allows({ roles: ['constructor'] }, 'read')).toBe(false);
  });

  it('refuses with an error', () => {
    expect(() => policy.assert({ roles: [] }, 'read')).toThrow(AuthorizationError);
  });

  it('does not start with roles that inherit in a circle', () => {
    const circle = {
      a: { inherits: ['b'], permissions: [] },
      b: { inherits: ['a'], permissions: [] },
    };
    expect(() => createAccessPolicy(circle)).toThrow('a → b → a');
  });

  it('does not start with a role that inherits from an unknown one', () => {
    expect(() => createAccessPolicy({ a: { inherits: ['ghost'], permissions: [] } })).toThrow('ghost');
  });
});
