import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Edit {
  path: string;
  from: string;
  to: string;
}

const service = 'services/user-service/src';
const composed = `${service}/composition.ts`;
const decorated = `${service}/app.module.ts`;
const access = `${service}/access.ts`;

/**
 * What people make of the files that modules are put into, in another way for each framework: the project goes on
 * passing its checks, and modules have to find their place all the same.
 */
const edits: Record<string, readonly Edit[]> = {
  fastify: [
    {
      path: composed,
      from: '  return { platform, modules: [users, auth, audit] };',
      to: [
        '  // The order in which the log names them.',
        '  const modules = [',
        '    users,',
        '    auth, // needs users',
        '    // reports,',
        '    audit,',
        '  ] satisfies readonly Module[];',
        '',
        '  return { platform, modules };',
      ].join('\n'),
    },
    {
      path: access,
      from: `export type Permission = 'users:read' | 'users:write' | 'users:delete' | 'users:assign-roles' | 'audit:read';`,
      to: [
        'export const permissions = [',
        `  'audit:read',`,
        `  'users:read',`,
        `  // What changes people is for administrators.`,
        `  'users:write',`,
        `  'users:delete',`,
        `  'users:assign-roles',`,
        '] as const;',
        '',
        'export type Permission = (typeof permissions)[number];',
      ].join('\n'),
    },
  ],
  nestjs: [
    {
      path: decorated,
      from: '/** The modules of the service. */\n@Module({ imports: [UsersModule, AuthModule, AuditModule] })',
      to: [
        '/** Everything that answers. */',
        'const features = [UsersModule, /* sessions */ AuthModule, AuditModule];',
        '',
        '/** The modules of the service. */',
        '@Module({ imports: features })',
      ].join('\n'),
    },
    {
      path: access,
      from: `  manager: { inherits: ['user'], permissions: ['users:read'] },`,
      to: [
        '  /** May look, and not touch. */',
        '  manager: {',
        `    inherits: ['user'],`,
        '    permissions: [',
        `      'users:read', // people are no secret inside`,
        '    ],',
        '  },',
      ].join('\n'),
    },
  ],
  express: [
    {
      path: composed,
      from: '  return { platform, modules: [users, auth, audit] };',
      to: [
        `  const isAudited = process.env['AUDIT'] !== 'off';`,
        '  return {',
        '    platform,',
        '    modules: [users, auth, ...(isAudited ? [audit] : [])],',
        '  };',
      ].join('\n'),
    },
    {
      path: access,
      from: `    permissions: ['users:write', 'users:delete', 'users:assign-roles', 'audit:read'],`,
      to: '    permissions: forAdmins,',
    },
    {
      path: access,
      from: '/** Who may do what.',
      to: [
        '/** What is not for everybody. */',
        `const forAdmins: readonly Permission[] = ['audit:read', 'users:assign-roles', 'users:delete', 'users:write'];`,
        '',
        '/** Who may do what.',
      ].join('\n'),
    },
  ],
};

/** @throws when a file is not what was edited: the edit has to follow the template */
export async function editWiredFiles(project: string, framework: string): Promise<void> {
  for (const { path, from, to } of edits[framework] ?? []) {
    const text = await readFile(join(project, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} no longer holds:\n${from}`);
    await writeFile(
      join(project, path),
      text.replace(from, () => to),
    );
  }
}
