import { createAccessPolicy } from '@repo/platform/access';

export type Permission = 'users:read' | 'users:write' | 'users:delete' | 'users:assign-roles' | 'audit:read';

/** The permissions of each role. A role also has the permissions of the roles that it inherits from. */
export const accessPolicy = createAccessPolicy<Permission>({
  user: { inherits: [], permissions: [] },
  manager: { inherits: ['user'], permissions: ['users:read'] },
  admin: {
    inherits: ['manager'],
    permissions: ['users:write', 'users:delete', 'users:assign-roles', 'audit:read'],
  },
});
