import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, it } from 'vitest';
import { axes } from '../../../src/options/axes.js';
import { runCli } from '../../support/cli.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let project: string;
const generate = async (...args: string[]) => {
  project = join(await mkdtemp(join(root, 'case-')), 'shop');
  await runCli([project, '--yes', '--no-install', '--no-git', ...args]);
};
beforeEach(() => generate());

const run = (...args: string[]) => runCli(args, { cwd: project });
const add = (...args: string[]) => run('add-module', ...args);
const at = (path: string) => join(project, path);
const composition = 'services/user-service/src/composition.ts';
const access = 'services/user-service/src/access.ts';
const orders = ['orders', '--field', 'total:decimal:min=0', '--field', 'status:enum(open|paid)=open:index'];

describe('add-module', () => {
  it.each(axes.framework.choices)(
    'adds a module that status accepts, with $value',
    async ({ value, compositionRoot }) => {
      await generate('--framework', value);
      const { code, stdout } = await add(...orders, '--json');
      expect([code, JSON.parse(stdout)]).toMatchObject([0, { status: 'added', module: { name: 'orders' } }]);
      expect(await readFile(at(`services/user-service/src/${compositionRoot.path}`), 'utf8')).toMatch(
        /orders/i,
      );
      expect(await readFile(at(access), 'utf8')).toContain("'orders:write'");
      expect(await run('status', '--exit-code')).toMatchObject({ code: 0 });
      expect((await run('info')).stdout).toContain('users, auth, audit, orders');
    },
  );

  it('writes a documentation page for the module', async () => {
    await add(...orders);
    expect(await readFile(at('services/user-service/docs/orders.md'), 'utf8')).toMatch(
      /^# orders\n\nTable `orders`/,
    );
    await run('undo');
    expect(await readdir(at('docs'))).not.toContain('modules');
  });

  it('numbers the migration after the newest one', async () => {
    const migrationsOf = (name: string) =>
      at(`services/user-service/src/modules/${name}/infrastructure/migrations.ts`);
    const text = await readFile(migrationsOf('users'), 'utf8');
    await writeFile(
      migrationsOf('users'),
      text.replace('];', "  { name: '0041_user_phone', up, down },\n];"),
    );
    await add(...orders);
    expect(await readFile(migrationsOf('orders'), 'utf8')).toContain("name: '0042_orders'");
  });

  it('lists the files to format when no formatter is installed', async () => {
    const text = await readFile(at(access), 'utf8');
    const lists = /\[\s*\/\/.*\s*('[^\]]*'),\s*\]/g;
    const inOneLine = (_match: string, members: string): string => `[${members.replaceAll(/\s+/g, ' ')}]`;
    await writeFile(at(access), text.replaceAll(lists, inOneLine));
    expect(JSON.parse((await add(...orders, '--json')).stdout).unformatted).toEqual([access]);
    const { stdout } = await add('books', '--field', 'title:string', '--allow-dirty');
    expect(stdout).toContain(`format ${access}`);
  });

  it.each(axes.packageManager.choices)(
    'prints the next commands, with $value',
    async ({ value, commands }) => {
      await generate('--package-manager', value);
      expect((await add(...orders)).stdout).toMatch(
        new RegExp(
          `^Created module orders: .*\n(Permissions of .*\n){2}\nNext:\n  ${commands.run} dev\n.*\n  ${commands.run} db:migrate\n?$`,
        ),
      );
      expect((await run('undo')).stderr).toContain(`run ${commands.run} db:rollback`);
    },
  );

  it('keeps an existing file', async () => {
    const mine = 'services/user-service/test/http/orders.test.ts';
    await writeFile(at(mine), '// mine\n');
    const before = await snapshotOf(project);
    const { code, stderr } = await add(...orders);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`\n  ${mine}\n`)]);
    expect(await snapshotOf(project)).toEqual(before);
  });

  it('changes nothing the second time, and rejects another definition of the module', async () => {
    await add(...orders);
    const before = await snapshotOf(project);
    const again = await add(...orders);
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Nothing was changed')]);
    const other = await add('orders', '--field', 'total:int');
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining(
        'with another definition:\n  npx create-enterprise-app add-module orders --field total:decimal:min=0',
      ),
    ]);
    expect(await snapshotOf(project)).toEqual(before);
  });

  it.each([
    ['an invalid name', ['../x', '--field', 'a:int']],
    ['the name of a platform table', ['job-run', '--field', 'a:int']],
    ['an unknown field type', ['orders', '--field', 'a:strnig']],
    ['a duplicate field', ['orders', '--field', 'a:int', '--field', 'a:string']],
    ['a reference to an unknown module', ['orders', '--field', 'a:ref(nothing)']],
  ])('exits with 2 and changes nothing for %s', async (_name, args) => {
    const before = await snapshotOf(project);
    const { code, stderr } = await add(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('add-module --help')]);
    expect(await snapshotOf(project)).toEqual(before);
  });

  it('rejects names that hand-written modules use', async () => {
    const folder = at('services/user-service/src/modules/billings/infrastructure');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'migrations.ts'), "schema\n  .createTable('invoices')\n");
    await writeFile(join(folder, 'contract.ts'), "path: '/api/v1/receipts/{id}',\n");
    for (const [name, reason] of [
      ['billing', 'The folder "billings" already exists'],
      ['invoices', 'The table "invoices" already exists'],
      ['receipts', 'The path /receipts is already in use'],
    ] as const) {
      const { code, stderr } = await add(name, '--field', 'a:int');
      expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
    }
  });

  it('shows its changes as a patch with the same effect', async () => {
    const before = await snapshotOf(project);
    const { stdout } = await add(...orders, '--diff');
    expect((await add(...orders, '--dry-run')).stdout).toContain(`~ ${access}`);
    expect(await snapshotOf(project)).toEqual(before);
    const copy = `${project}-patched`;
    await execa('cp', ['-r', project, copy]);
    await execa('git', ['apply', '-'], { cwd: copy, input: `${stdout}\n` });
    await add(...orders);
    await rm(at('.enterprise/history'), { recursive: true });
    expect(await snapshotOf(copy)).toEqual(await snapshotOf(project));
  });

  it('exits with 7 and writes nothing through a symbolic link', async () => {
    await rename(at(composition), at('composition.ts'));
    await symlink(at('composition.ts'), at(composition));
    const before = await snapshotOf(project);
    expect(await add(...orders)).toMatchObject({ code: 7, stderr: expect.stringContaining('symbolic link') });
    expect(await snapshotOf(project)).toEqual(before);
  });

  it('rejects a repository that git rejects, except with --allow-dirty', async () => {
    await execa('git', ['init', '--quiet'], { cwd: project });
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const refused = await runCli(['add-module', ...orders], { cwd: project, env });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/safe\.directory[^]*--allow-dirty/),
    ]);
    const allowed = await runCli(['add-module', ...orders, '--allow-dirty'], { cwd: project, env });
    expect(allowed.code).toBe(0);
  });

  it('rejects uncommitted changes, except with --allow-dirty', async () => {
    await execa('git', ['init', '--quiet'], { cwd: project });
    const { code, stderr } = await add(...orders);
    expect([code, stderr]).toEqual([2, expect.stringContaining('uncommitted changes')]);
    expect((await add(...orders, '--allow-dirty')).code).toBe(0);
  });
});

describe('an edit that cannot be applied', () => {
  const list = /= \[\n {4}\/\/[^\]]*\];/;

  beforeEach(async () => {
    const text = await readFile(at(composition), 'utf8');
    await writeFile(at(composition), text.replace(list, '= all(users, auth, audit);'));
  });

  it('exits with 6, shows the location and the text to paste, and changes nothing', async () => {
    const before = await snapshotOf(project);
    const { code, stderr } = await add(...orders);
    expect(code).toBe(6);
    expect(stderr).toMatch(
      /composition\.ts:\d+\n {2}expected .*\n {2}found `modules` that is not an array literal/,
    );
    expect(stderr).toContain('const orders = createOrdersModule(platform);');
    expect(await snapshotOf(project)).toEqual(before);
    const { error } = JSON.parse((await add(...orders, '--json')).stdout);
    expect(error.edits).toMatchObject([{ path: composition, line: expect.any(Number) as number }]);
  });

  it('becomes a to-do with --allow-manual, which status lists until it is done', async () => {
    expect((await add(...orders, '--allow-manual')).stdout).toContain(`To do in ${composition}`);
    const left = await run('status', '--exit-code');
    expect([left.code, left.stdout]).toEqual([1, expect.stringContaining('register orders')]);
    const text = await readFile(at(composition), 'utf8');
    const done = text
      .replace('all(users, auth, audit)', '[users, auth, audit, orders]')
      .replace('  const modules', '  const orders = createOrdersModule(platform);\n  const modules');
    await writeFile(at(composition), done);
    expect((await run('status')).stdout).not.toContain('to do');
  });
});

describe('undo', () => {
  it('restores the original tree after ten modules, one by one', { timeout: 120_000 }, async () => {
    const first = await snapshotOf(project);
    const names = [
      'books',
      'orders',
      'groups',
      'tables',
      'notes',
      'prices',
      'rooms',
      'shelves',
      'teams',
      'visits',
    ];
    for (const name of names) expect(await add(name, '--field', 'title:string')).toMatchObject({ code: 0 });
    for (const name of names.toReversed()) {
      expect((await run('undo')).stdout).toContain(`Undone: add-module ${name}`);
    }
    expect(await snapshotOf(project)).toEqual(first);
    expect((await run('undo')).stdout).toContain('nothing to undo');
  });

  it('keeps later edits in the files that it changes', async () => {
    await add(...orders);
    const edited = `// mine\n${await readFile(at(access), 'utf8')}`;
    await writeFile(at(access), edited);
    expect((await run('undo')).code).toBe(0);
    const text = await readFile(at(access), 'utf8');
    expect(text).toMatch(/^\/\/ mine\n/);
    expect(text).not.toContain('orders');
  });

  it('changes nothing when an edit would be lost', async () => {
    await add(...orders);
    const file = 'services/user-service/src/modules/orders/domain/order.ts';
    await writeFile(at(file), `${await readFile(at(file), 'utf8')}// mine\n`);
    const before = await snapshotOf(project);
    const { code, stderr } = await run('undo');
    expect([code, stderr]).toEqual([6, expect.stringContaining(file)]);
    expect(await snapshotOf(project)).toEqual(before);
  });

  it('rejects a history with paths outside of the project', async () => {
    await mkdir(at('.enterprise/history'));
    const change = { path: '../x', before: null, after: 'x', mode: 420 };
    await writeFile(
      at('.enterprise/history/0001.json'),
      JSON.stringify({ format: 1, command: 'x', changes: [change] }),
    );
    expect((await run('undo')).code).toBe(2);
    expect(await readdir(join(project, '..'))).toEqual(['shop']);
  });
});
