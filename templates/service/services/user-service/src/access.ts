import { createAccessPolicy } from '@repo/platform/access';

export type Permission = 'users:read' | 'users:write' | 'users:delete' | 'users:assign-roles' | 'audit:read';

/** Who may do what. Each role has its own permissions and those of the roles it inherits from. */
export const accessPolicy = createAccessPolicy<Permission>({
  user: { inherits: [], permissions: [] },
  manager: { inherits: ['user'], permissions: ['users:read'] },
  admin: {
    inherits: ['manager'],
    permissions: ['users:write', 'users:delete', 'users:assign-roles', 'audit:read'],
  },
});
