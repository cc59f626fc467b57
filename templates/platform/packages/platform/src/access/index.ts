export { createAccessPolicy } from './access-policy.js';
export type { AccessPolicy, RoleDefinition } from './access-policy.js';
