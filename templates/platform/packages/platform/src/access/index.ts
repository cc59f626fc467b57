import { AuthorizationError } from '../errors/index.js';

export interface RoleDefinition<Permission extends string> {
  /** Roles whose permissions this role inherits. */
  inherits: readonly string[];
  permissions: readonly Permission[];
}

export interface AccessPolicy<Permission extends string> {
  readonly roleNames: readonly string[];
  allows(subject: { roles: readonly string[] }, permission: Permission): boolean;
  /** @throws AuthorizationError */
  assert(subject: { roles: readonly string[] }, permission: Permission): void;
}

/**
 * Creates a role-based access policy. The permissions of each role are resolved once.
 * @throws Error when roles inherit in a cycle, or from an unknown role
 */
export function createAccessPolicy<Permission extends string>(
  roles: Readonly<Record<string, RoleDefinition<Permission>>>,
): AccessPolicy<Permission> {
  const granted = new Map(Object.keys(roles).map((role) => [role, resolve(roles, role, [])]));

  const allows: AccessPolicy<Permission>['allows'] = (subject, permission) =>
    subject.roles.some((role) => granted.get(role)?.has(permission));

  return {
    roleNames: Object.keys(roles),
    allows,
    assert(subject, permission) {
      if (!allows(subject, permission)) throw new AuthorizationError();
    },
  };
}

function resolve<Permission extends string>(
  roles: Readonly<Record<string, RoleDefinition<Permission>>>,
  role: string,
  path: readonly string[],
): Set<Permission> {
  const definition = roles[role];
  if (!definition) throw new Error(`The role ${path.at(-1)} inherits from ${role}, which does not exist`);
  if (path.includes(role)) throw new Error(`Roles inherit in a cycle: ${[...path, role].join(' → ')}`);
  const inherited = definition.inherits.flatMap((parent) => [...resolve(roles, parent, [...path, role])]);
  return new Set([...definition.permissions, ...inherited]);
}
