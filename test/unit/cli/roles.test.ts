import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../support/cli.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

// A test runs the CLI several times.
vi.setConfig({ testTimeout: 60_000 });

const root = await temporaryFolder();
let project: string;
beforeEach(async () => {
  project = join(await mkdtemp(join(root, 'case-')), 'shop');
  await runCli([project, '--yes', '--no-install', '--no-git']);
});

const service = 'services/user-service';
const run = (...args: string[]) => runCli(args, { cwd: project });
const add = (name: string, ...args: string[]) => run('add-module', name, '--field', 'total:int', ...args);
const read = (path: string) => readFile(join(project, service, path), 'utf8');
async function editAccess(from: string | RegExp, to: string): Promise<void> {
  const text = await read('src/access.ts');
  const edited = text.replaceAll(from, to);
  if (edited === text) throw new Error(`access.ts has no ${from}`);
  await writeFile(join(project, service, 'src/access.ts'), edited);
}
/** Returns the definition of a role in the access policy, on one line and without comments. */
const roleIn = async (role: string): Promise<string> => {
  const [definition = ''] =
    new RegExp(String.raw`^ +${role}: \{[^}]*\}`, 'm').exec(await read('src/access.ts')) ?? [];
  return definition
    .replaceAll(/\/\/.*/g, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(',]', ']')
    .replaceAll(',', ', ');
};

describe('a list of permissions that two roles share', () => {
  it('stays unchanged, and only the named role gets the permission', async () => {
    await editAccess(
      /  manager: \{[^}]*\},/g,
      '  partner: { inherits: [], permissions: readers },\n  manager: { inherits: [], permissions: readers },',
    );
    await editAccess('/** Who', "const readers: readonly Permission[] = ['users:read'];\n\n/** Who");
    expect(await add('orders')).toMatchObject({ code: 0 });
    expect(await roleIn('partner')).toContain('permissions:readers}');
    expect(await roleIn('manager')).toContain("permissions:[...readers, 'orders:read']}");
    expect(await read('src/access.ts')).toContain("readers: readonly Permission[] = ['users:read'];");
  });
});

describe('the roles of a module', () => {
  it('use a renamed role in every edit, document and test', async () => {
    await editAccess('manager', 'editor');
    const { code, stdout } = await add('orders', '--allow-manual', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { status: 'added', manual: [] }]);
    expect(await roleIn('editor')).toContain("'orders:read'");
    expect(await read('src/composition.ts')).toContain('createOrdersModule(platform)');
    expect(await read('test/http/orders.test.ts')).toContain("roles: ['editor']");
    expect((await run('status')).stdout).not.toMatch(/to do|unclear/);
    expect(await add('invoices')).toMatchObject({ code: 0 });
    expect(await roleIn('editor')).toContain("'invoices:read'");
  });

  it('default to those of the last module, except for a role of every user', async () => {
    await editAccess('  admin: {', "  support: { inherits: ['user'], permissions: [] },\n  admin: {");
    await add('orders', '--reader-role', 'support');
    await add('invoices');
    expect(await roleIn('support')).toContain("['orders:read', 'invoices:read']");
    await add('prices', '--reader-role', 'user');
    await add('salaries');
    expect(await roleIn('user')).toContain("permissions:['prices:read']");
    expect(await roleIn('support')).toContain("'salaries:read'");
    expect((await add('orders')).stdout).toContain('Nothing was changed');
  });

  it('accept one role as reader and writer', async () => {
    expect(await add('orders', '--reader-role', 'admin')).toMatchObject({ code: 0 });
    expect(await roleIn('admin')).toContain("'orders:delete', 'orders:read', 'orders:write'");
    expect(await roleIn('manager')).not.toContain('orders');
  });

  it.each(['--reader-role', '--writer-role'])(
    'reject a %s that the access policy does not have',
    async (flag) => {
      const before = await snapshotOf(project);
      const { code, stderr } = await add('orders', flag, 'nobody');
      expect([code, stderr]).toEqual([2, expect.stringContaining('Roles: user, manager, admin.')]);
      expect(await snapshotOf(project)).toEqual(before);
    },
  );

  it('reject records of an owner that every user may read', async () => {
    const { code, stderr } = await add('notes', '--owner', '--reader-role', 'user');
    expect([code, stderr]).toEqual([2, expect.stringContaining('every user could read all rows')]);
  });

  it('exit with 4 when no role matches the removed one', async () => {
    await editAccess(
      /  manager: \{[^}]*\},/g,
      "  auditor: { inherits: ['user'], permissions: ['audit:read'] },",
    );
    await editAccess("['manager']", "['auditor']");
    const { code, stderr } = await add('orders');
    expect([code, stderr]).toEqual([4, expect.stringContaining('user, auditor, admin')]);
    expect(stderr).toContain('--reader-role');
    expect(await add('orders', '--reader-role', 'auditor')).toMatchObject({ code: 0 });
    expect(await roleIn('auditor')).toContain("'orders:read'");
  });
});

describe('--allow-manual', () => {
  beforeEach(async () => {
    await editAccess(
      /  manager: \{[^}]*\},/g,
      "  auditor: { inherits: ['user'], permissions: ['audit:read'] },",
    );
    await editAccess("['manager']", "['auditor']");
  });

  it('applies every possible edit, and lists the others', async () => {
    const { stdout } = await add('orders', '--allow-manual', '--json');
    const { manual } = JSON.parse(stdout);
    expect(manual).toEqual([
      {
        path: `${service}/src/access.ts`,
        line: expect.any(Number) as number,
        paste: expect.stringContaining("manager: { inherits: [], permissions: ['orders:read'] },") as string,
      },
    ]);
    const text = await read('src/access.ts');
    expect(text).toMatch(/'orders:delete',\s+'orders:read',\s+'orders:write',\s+\] as const/);
    expect(await roleIn('admin')).toContain("'audit:read', 'orders:delete', 'orders:write']");
    expect(await read('src/composition.ts')).toContain('createOrdersModule(platform)');
    expect((await run('status', '--exit-code')).stdout).toContain('grant orders:read');
  });

  it('leaves a to-do that any role resolves, and that blocks no other command', async () => {
    await add('orders', '--allow-manual');
    expect(await add('invoices', '--reader-role', 'auditor')).toMatchObject({ code: 0 });
    expect((await run('status')).stdout).toContain('grant orders:read');
    await editAccess("'invoices:read']", "'invoices:read', `orders:read`]");
    expect((await run('status')).stdout).not.toContain('to do');
  });
});
