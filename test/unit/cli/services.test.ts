import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { axes } from '../../../src/options/axes.js';
import { runCli } from '../../support/cli.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

// A test runs the CLI several times.
vi.setConfig({ testTimeout: 60_000 });

const root = await temporaryFolder();
let project: string;
const generate = async (...args: string[]) => {
  project = join(await mkdtemp(join(root, 'case-')), 'shop');
  await runCli([project, '--yes', '--no-install', '--no-git', ...args]);
};
const at = (path: string) => join(project, path);
const run = (...args: string[]) => runCli(args, { cwd: project });
const add = (name: string, ...args: string[]) => run('add-module', name, '--field', 'total:int', ...args);
const statusOf = async () => JSON.parse((await run('status', '--json')).stdout);

describe('a service whose folder was renamed', () => {
  it.each(axes.framework.choices)('accepts new modules, with $value', async ({ value, compositionRoot }) => {
    await generate('--framework', value);
    await add('books');
    await rename(at('services/user-service'), at('services/shop-api'));
    expect(await statusOf()).toMatchObject({
      renamedServices: { 'user-service': 'shop-api' },
      counts: { modified: 0, missing: 0, new: 0 },
      toDo: [],
    });

    const { code, stdout } = await add(
      'orders',
      '--field',
      'book:ref(books)',
      '--service',
      'shop-api',
      '--json',
    );
    const { changes } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(changes).toContain('services/shop-api/src/modules/orders/index.ts');
    expect(changes.filter((path: string) => path.startsWith('services/user-service'))).toEqual([]);
    const path = `services/shop-api/src/${compositionRoot.path}`;
    expect(await readFile(at(path), 'utf8')).toMatch(/orders/i);
    expect(await run('status', '--exit-code')).toMatchObject({ code: 0 });
  });

  it('supports undo of commands from before the renaming', async () => {
    await generate();
    const first = await snapshotOf(at('services/user-service'));
    await add('books');
    await rename(at('services/user-service'), at('services/shop-api'));
    expect((await run('status')).stdout).toContain('services/user-service was renamed to services/shop-api');
    expect(await add('orders')).toMatchObject({ code: 0 });
    expect(await run('undo')).toMatchObject({ code: 0 });
    expect(await run('undo')).toMatchObject({ code: 0 });
    expect(await snapshotOf(at('services/shop-api'))).toEqual(first);
    expect(await run('status', '--exit-code')).toMatchObject({ code: 0 });
  });

  it('is not matched to a folder with few of its files', async () => {
    await generate();
    for (const folder of ['src', 'test/http'])
      await rm(at(`services/user-service/${folder}`), { recursive: true });
    await rename(at('services/user-service'), at('services/other'));
    expect((await statusOf()).renamedServices).toEqual({});
  });
});

describe('a second service', () => {
  beforeEach(async () => {
    await generate();
    await add('books');
    await cp(at('services/user-service'), at('services/billing'), { recursive: true });
  });

  it('has its own modules, whose names may exist in another service', async () => {
    const before = await snapshotOf(at('services/user-service'));
    expect(await add('bills', '--service', 'billing', '--field', 'book:ref(books)')).toMatchObject({
      code: 0,
    });
    expect(await snapshotOf(at('services/user-service'))).toEqual(before);
    const migrations = 'src/modules/bills/infrastructure/migrations.ts';
    expect(await readFile(at(`services/billing/${migrations}`), 'utf8')).toContain("name: '0005_bills'");
    expect(await add('bills')).toMatchObject({ code: 0 });
    expect(await readFile(at(`services/user-service/${migrations}`), 'utf8')).toContain("name: '0005_bills'");
    expect(await statusOf()).toMatchObject({
      counts: { modified: 0, missing: 0 },
      toDo: [],
      unclear: [],
      faults: [],
    });
    expect((await run('info')).stdout).toMatch(
      /Modules of billing +bills\nModules of user-service.*books, bills/,
    );
  });

  it('requires --service to remove a module whose name exists in another service', async () => {
    await add('bills');
    const first = await snapshotOf(at('services'));
    await add('bills', '--service', 'billing');
    const { code, stderr } = await run('remove-module', 'bills');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Choose one with --service: billing, user-service'),
    ]);
    expect(await run('remove-module', 'bills', '--service', 'billing')).toMatchObject({ code: 0 });
    expect(await snapshotOf(at('services'))).toEqual(first);
  });

  it('is named in the commands that repair its modules', async () => {
    await add('bills', '--service', 'billing');
    await rm(at('services/billing/src/modules/bills/index.ts'));
    const { faults } = await statusOf();
    expect(faults).toEqual([
      {
        what: expect.stringContaining('1 of'),
        commands: [
          expect.stringMatching(/add-module bills .*--service billing/),
          'npx create-enterprise-app remove-module bills --service billing',
        ],
      },
    ]);
    expect(await run(...(faults[0].commands[0] as string).split(' ').slice(2))).toMatchObject({ code: 0 });
    expect((await statusOf()).faults).toEqual([]);
  });

  it('rejects a service that does not exist', async () => {
    const { code, stderr } = await add('bills', '--service', 'shop');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Services: billing, user-service.')]);
  });

  it('requires --service when the first service no longer exists', async () => {
    await cp(at('services/billing'), at('services/shipping'), { recursive: true });
    await rm(at('services/user-service'), { recursive: true });
    const { code, stderr } = await add('bills');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('Choose one with --service: billing, shipping'),
    ]);
  });
});

describe('status', () => {
  const composition = 'services/user-service/src/composition.ts';
  beforeEach(() => generate());

  it('follows an import to the file that composes the modules', async () => {
    const text = await readFile(at(composition), 'utf8');
    const [body = ''] = /  const users[^]*?(?=\n\n  return)/.exec(text) ?? [];
    const list = /const modules: Module\[\] = /;
    const imports = (text.match(/^import \{ create\w+Module \} .*\n/gm) ?? []).join('');
    await writeFile(
      at('services/user-service/src/create-modules.ts'),
      `import type { Platform } from './platform.js';\n${imports}\nexport function createModules(platform: Platform) {\n${body.replace(list, 'return ')}\n}\n`,
    );
    await writeFile(
      at(composition),
      `import { createModules } from './create-modules.js';\n${text.replace(imports, '').replace(body, '  const modules = createModules(platform);')}`,
    );
    expect(await statusOf()).toMatchObject({ toDo: [], unclear: [] });
  });

  it('reports unclear wiring separately from to-dos', async () => {
    const text = await readFile(at(composition), 'utf8');
    await writeFile(
      at(composition),
      text.replace(/= \[\s+\/\/[^]*?\]/, '= Object.values({ users, auth, audit })'),
    );
    const { toDo, unclear } = await statusOf();
    expect([toDo, unclear.length]).toEqual([[], 3]);
    expect((await run('status')).stdout).toContain(
      `unclear in ${composition}: register users, register auth`,
    );
  });

  it('reports a module without files, without to-dos for its wiring', async () => {
    await add('orders');
    await rm(at('services/user-service/src/modules/orders'), { recursive: true });
    const text = await readFile(at(composition), 'utf8');
    await writeFile(at(composition), text.replaceAll(/^.*createOrdersModule.*\n|^ +orders,\n/gm, ''));
    expect(await statusOf()).toMatchObject({ toDo: [], unclear: [], faults: [{}] });
    expect((await run('status')).stdout).toMatch(/\d+ of \d+ files of the module orders are missing/);
  });
});
