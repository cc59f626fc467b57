import { createAccessPolicy } from '@repo/platform/access';

export const permissions = [
  // One per line, here and below, so that branches that add modules merge.
  'users:read',
  'users:write',
  'users:delete',
  'users:assign-roles',
  'audit:read',
] as const;

export type Permission = (typeof permissions)[number];

/** Who may do what. Each role has its own permissions and those of the roles it inherits from. */
export const accessPolicy = createAccessPolicy<Permission>({
  user: { inherits: [], permissions: [] },
  manager: {
    inherits: ['user'],
    permissions: [
      // Read access.
      'users:read',
    ],
  },
  admin: {
    inherits: ['manager'],
    permissions: [
      // Changes, and the audit log.
      'users:write',
      'users:delete',
      'users:assign-roles',
      'audit:read',
    ],
  },
});
