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

const listed = [
  '  const modules: Module[] = [',
  '    // One per line, so that branches that add modules merge.',
  '    users,',
  '    auth,',
  '    audit,',
  '  ];',
  '',
  '  return { platform, modules };',
].join('\n');

/**
 * Realistic user edits of the files in which modules are registered, different for each framework. The project still
 * passes its checks, and modules can still be registered.
 */
const edits: Record<string, readonly Edit[]> = {
  fastify: [
    {
      path: composed,
      from: listed,
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
      from: [
        'export const permissions = [',
        '  // One per line, here and below, so that branches that add modules merge.',
        `  'users:read',`,
        `  'users:write',`,
        `  'users:delete',`,
        `  'users:assign-roles',`,
        `  'audit:read',`,
        '] as const;',
        '',
        'export type Permission = (typeof permissions)[number];',
      ].join('\n'),
      to: `export type Permission = 'users:read' | 'users:write' | 'users:delete' | 'users:assign-roles' | 'audit:read';`,
    },
  ],
  nestjs: [
    {
      path: decorated,
      from: [
        '/** The modules of the service. */',
        '@Module({',
        '  imports: [',
        '    // One per line, so that branches that add modules merge.',
        '    UsersModule,',
        '    AuthModule,',
        '    AuditModule,',
        '  ],',
        '})',
      ].join('\n'),
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
      from: [
        '  manager: {',
        `    inherits: ['user'],`,
        '    permissions: [',
        '      // Read access.',
        `      'users:read',`,
        '    ],',
        '  },',
      ].join('\n'),
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
      from: listed,
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
      from: [
        '    permissions: [',
        '      // Changes, and the audit log.',
        `      'users:write',`,
        `      'users:delete',`,
        `      'users:assign-roles',`,
        `      'audit:read',`,
        '    ],',
      ].join('\n'),
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

/**
 * Applies the edits to a project.
 * @throws Error when a file does not contain the expected text, because the template has changed
 */
export async function editWiredFiles(project: string, framework: string): Promise<void> {
  for (const path of editedPaths(framework)) {
    const file = join(project, path);
    await writeFile(file, editedText(path, await readFile(file, 'utf8'), framework));
  }
}

/** Returns the paths of the edited files. */
export function editedPaths(framework: string): string[] {
  return [...new Set((edits[framework] ?? []).map(({ path }) => path))];
}

/** Returns the text of a wired file with the edits. @throws Error when it does not contain the expected text */
export function editedText(path: string, text: string, framework: string): string {
  return (edits[framework] ?? [])
    .filter((edit) => edit.path === path)
    .reduce((edited, { from, to }) => {
      if (!edited.includes(from)) throw new Error(`${path} no longer contains:\n${from}`);
      return edited.replace(from, () => to);
    }, text);
}
