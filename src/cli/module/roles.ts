import { everyone, roleName, usualRoles } from '../../module/definition/definition.js';
import type { ModuleRoles } from '../../module/definition/definition.js';
import { accessFileOf } from '../../project/places.js';
import { modulesIn } from '../../project/spec.js';
import { readRoles } from '../../source/access-policy.js';
import { contentOf, onDisk } from '../../tree/files.js';
import { moduleCommandFor } from '../project/module-command.js';
import type { DecidedModule, ModuleDraft } from '../project/module-command.js';
import type { OpenProject } from '../project/open-project.js';
import { exitCode, Failure, usageFailure } from '../terminal/failure.js';

const kinds = ['reader', 'writer'] as const;
export type RoleKind = (typeof kinds)[number];

/** The flag and the draft key of each kind of role, and the permission of users that implies it. */
export const roleKinds = {
  reader: { flag: '--reader-role', key: 'readerRole', likeness: 'users:read' },
  writer: { flag: '--writer-role', key: 'writerRole', likeness: 'users:write' },
} as const;

/** The roles of a service's access policy, and the default roles for the permissions of a module. */
export interface KnownRoles {
  /** `null` when the policy cannot be read. */
  all: readonly string[] | null;
  usual: Partial<ModuleRoles>;
}

/**
 * Returns the roles of the policy and the defaults. A default is the role that the last module of the service used,
 * else that of a new project, else the only role with the matching permission of users. It must be in the policy.
 */
export function knownRoles({ root, manifest }: OpenProject, service: string): KnownRoles {
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  const path = accessFileOf(service);
  const text = contentAt(path);
  const roles = text === null ? null : readRoles(text, { path, contentAt });
  const used = modulesIn(manifest, service).flatMap(({ definition }) => definition?.roles ?? []);
  const usual: Partial<ModuleRoles> = {};
  for (const kind of kinds) {
    // Public access of one module is not a default for the next.
    const last = used.findLast((one) => one[kind] !== everyone)?.[kind] ?? usualRoles[kind];
    const alike = roles?.filter(({ permissions }) => permissions.includes(roleKinds[kind].likeness)) ?? [];
    const known = [last, usualRoles[kind]].find((role) => roles?.some((one) => one.role === role));
    const role = roles === null ? last : (known ?? (alike.length === 1 ? alike[0]?.role : undefined));
    if (role !== undefined) usual[kind] = role;
  }
  return { all: roles?.map(({ role }) => role) ?? null, usual };
}

/** Returns the kinds of roles with neither a flag nor a default. */
export function openRoles(draft: ModuleDraft, { usual }: KnownRoles): RoleKind[] {
  return kinds.filter((kind) => draft[roleKinds[kind].key] === undefined && usual[kind] === undefined);
}

/** Returns the roles for the permissions of a module. @throws Failure (usage) when the policy lacks one of them */
export function moduleRoles(draft: ModuleDraft, { all, usual }: KnownRoles): ModuleRoles {
  for (const kind of kinds) {
    const { flag, key } = roleKinds[kind];
    const role = draft[key];
    if (role === undefined || (roleName.safeParse(role).success && (all === null || all.includes(role))))
      continue;
    throw usageFailure(
      'unknown_role',
      `${flag}: the access policy has no role ${JSON.stringify(role)}.`,
      all === null ? 'A role starts with a letter.' : `Roles: ${all.join(', ')}.`,
      { roles: all },
    );
  }
  return {
    reader: draft.readerRole ?? usual.reader ?? usualRoles.reader,
    writer: draft.writerRole ?? usual.writer ?? usualRoles.writer,
  };
}

/** Returns the missing arguments without a default, in command-line syntax. */
export function openWords(draft: ModuleDraft, roles: KnownRoles): string[] {
  const { name, field } = draft;
  return [
    ...(name === undefined ? ['<name>'] : []),
    ...(field.length === 0 ? ['--field'] : []),
    ...openRoles(draft, roles).map((kind) => roleKinds[kind].flag),
  ];
}

/** Requires all arguments without a default. @throws Failure when one is missing */
export function assertModuleComplete(draft: ModuleDraft, roles: KnownRoles): asserts draft is DecidedModule {
  const words = openWords(draft, roles);
  if (words.length === 0) return;
  const [role] = roles.all ?? [];
  const examples = openRoles(draft, roles).map((kind) => [roleKinds[kind].key, role]);
  const command = moduleCommandFor({ ...draft, ...Object.fromEntries(examples) });
  throw new Failure(
    'answers_missing',
    exitCode.answersMissing,
    `Missing arguments: ${words.join(', ')}.${rolesText(draft, roles)}`,
    `Cannot prompt without a terminal or when CI is set. Run, with your own values:\n  ${command}`,
    { missing: words, command },
  );
}

function rolesText(draft: ModuleDraft, roles: KnownRoles): string {
  if (openRoles(draft, roles).length === 0) return '';
  return ` Roles of the access policy: ${roles.all?.join(', ')}.`;
}
