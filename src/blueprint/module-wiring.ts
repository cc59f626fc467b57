import type { ModuleDefinition, ModuleRoles } from '../module/definition/definition.js';
import { namesOf } from '../module/definition/definition.js';

/** The permissions and events of a module. */
export interface ModuleConnections {
  permissions: readonly string[];
  /** Permissions by role. Roles inherit, so each permission is listed only at the role that first has it. */
  grants: Readonly<Record<string, readonly string[]>>;
  /** The types of its events, for documentation and messages. */
  events: readonly string[];
}

/** Returns the permissions, their grants and the events of a module. */
export function moduleWiring(definition: ModuleDefinition): ModuleConnections {
  const { plural, singular } = namesOf(definition);
  const [read, write, remove] = ['read', 'write', 'delete'].map((verb) => `${plural}:${verb}`) as [
    string,
    string,
    string,
  ];
  return {
    permissions: [read, write, remove],
    grants: grantsOf(definition.roles, read, [write, remove]),
    events: definition.events ? ['created', 'updated', 'deleted'].map((verb) => `${singular}.${verb}`) : [],
  };
}

/** The same role can be reader and writer. */
function grantsOf({ reader, writer }: ModuleRoles, read: string, others: readonly string[]) {
  return reader === writer ? { [reader]: [read, ...others] } : { [reader]: [read], [writer]: others };
}
