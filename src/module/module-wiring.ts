import type { ModuleDefinition, ModuleRoles } from './definition.js';
import { namesOf } from './definition.js';

/** What a module needs in files that were there before it. */
export interface ModuleConnections {
  permissions: readonly string[];
  /** Permissions by the role that gets them; roles inherit, so that each stands where it is first given. */
  grants: Readonly<Record<string, readonly string[]>>;
  /** The types of its events; nothing has to be told of them, this is for documents and messages. */
  events: readonly string[];
}

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

/** One role may be both. */
function grantsOf({ reader, writer }: ModuleRoles, read: string, others: readonly string[]) {
  return reader === writer ? { [reader]: [read, ...others] } : { [reader]: [read], [writer]: others };
}
