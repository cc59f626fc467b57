import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { axes } from '../../../src/options/axes.js';
import { runCli } from '../../support/cli.js';
import { repositoryIn } from '../../support/repository.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let project: string;
const generate = async (...args: string[]) => {
  project = join(await mkdtemp(join(root, 'case-')), 'shop');
  await runCli([project, '--yes', '--no-install', '--no-git', ...args]);
};
const run = (...args: string[]) => runCli(args, { cwd: project });
const at = (path: string) => join(project, path);
const modules = 'services/user-service/src/modules';
const orders = ['add-module', 'orders', '--field', 'total:decimal=1.50:min=0'];

/** Returns the tree without the history and the base contents. */
async function current(): Promise<Record<string, string>> {
  const all = Object.entries(await snapshotOf(project));
  return Object.fromEntries(all.filter(([path]) => !/^\.enterprise\/(history|base)/.test(path)));
}

describe('remove-module', () => {
  it.each(axes.framework.choices)(
    'restores the tree from before add-module, with $value',
    async ({ value }) => {
      await generate('--framework', value);
      const before = await current();
      await run(...orders);
      const added = await snapshotOf(project);
      const { code, stdout } = await run('remove-module', 'order', '--json');
      expect([code, JSON.parse(stdout)]).toMatchObject([
        0,
        {
          status: 'removed',
          module: 'orders',
          migrations: ['0004_orders'],
          statements: ['drop table orders;', "delete from kysely_migration where name = '0004_orders';"],
        },
      ]);
      expect(await current()).toEqual(before);
      expect(await run('status', '--exit-code')).toMatchObject({ code: 0 });
      expect(await run('undo')).toMatchObject({ code: 0 });
      expect(await snapshotOf(project)).toEqual(added);
    },
  );

  describe('in a project with orders', () => {
    beforeEach(async () => {
      await generate();
      await run(...orders);
    });

    /** Returns the result of a rejected removal, and checks that the tree is unchanged. */
    async function refusalOf(...args: string[]): Promise<[code: number | undefined, stderr: string]> {
      const before = await snapshotOf(project);
      const { code, stderr } = await run('remove-module', ...args);
      expect(await snapshotOf(project)).toEqual(before);
      return [code, stderr];
    }

    it('shows a preview without changing files', async () => {
      const before = await snapshotOf(project);
      expect((await run('remove-module', 'orders', '--dry-run')).stdout).toContain(
        '- services/user-service/docs/orders.md',
      );
      expect((await run('remove-module', 'orders', '--diff')).stdout).toContain("-      'orders:read',");
      expect(await snapshotOf(project)).toEqual(before);
    });

    it.each([
      ['that does not exist', 'invoices', 'no module "invoices"'],
      ['that belongs to the service', 'users', 'users is part of the generated service'],
    ])('rejects a module %s', async (_what, name, reason) => {
      expect(await refusalOf(name)).toEqual([2, expect.stringContaining(reason)]);
    });

    it('rejects a module that a field of another module refers to', async () => {
      await run('add-module', 'order-lines', '--field', 'order:ref(orders)');
      expect(await refusalOf('orders', '--force')).toEqual([
        6,
        expect.stringContaining('  order-lines: order\n'),
      ]);
    });

    it('rejects a module that other code imports, or whose folder contains other files', async () => {
      const main = 'services/user-service/src/module.ts';
      const text = await readFile(at(main), 'utf8');
      await writeFile(at(main), `import './modules/orders/index.js';\n${text}`);
      await writeFile(at(`${modules}/orders/domain/discount.ts`), 'export const discount = 1;\n');
      expect(await refusalOf('orders', '--force')).toEqual([
        6,
        expect.stringContaining(`  ${main}\n  ${modules}/orders/domain/discount.ts\n`),
      ]);
    });

    it('rejects a module that other code of the composition root uses', async () => {
      const composition = 'services/user-service/src/composition.ts';
      const text = await readFile(at(composition), 'utf8');
      await writeFile(at(composition), text.replace('  return {', '  watch(orders);\n  return {'));
      expect(await refusalOf('orders', '--force')).toEqual([6, expect.stringContaining('watch(orders);')]);
    });

    it('removes edited files with --force only', async () => {
      const file = `${modules}/orders/domain/order.ts`;
      await writeFile(at(file), `${await readFile(at(file), 'utf8')}// mine\n`);
      expect(await refusalOf('orders')).toEqual([6, expect.stringContaining(`  ${file}\nUse --force`)]);
      expect(await run('remove-module', 'orders', '--force')).toMatchObject({ code: 0 });
      expect(await readdir(at(modules))).not.toContain('orders');
      await run('undo');
      expect(await readFile(at(file), 'utf8')).toMatch(/\/\/ mine\n$/);
    });

    it('rejects uncommitted changes, except with --allow-dirty', async () => {
      await repositoryIn(project);
      await writeFile(at('README.md'), 'mine');
      expect(await refusalOf('orders')).toEqual([2, expect.stringContaining('uncommitted changes')]);
      expect(await run('remove-module', 'orders', '--allow-dirty')).toMatchObject({ code: 0 });
    });

    it('removes the record of a module without files', async () => {
      await rm(at(`${modules}/orders`), { recursive: true });
      expect(await run('remove-module', 'orders')).toMatchObject({ code: 0 });
      expect(await run('status', '--exit-code')).toMatchObject({ code: 0 });
      expect(await run('add-module', 'orders', '--field', 'total:int')).toMatchObject({ code: 0 });
    });
  });
});

describe('a recorded module with missing parts', () => {
  beforeEach(async () => {
    await generate();
    await run('add-module', 'books', '--field', 'title:string');
    await run(...orders);
    await rm(at('.enterprise/history'), { recursive: true });
  });

  it('is reported by status with the commands that repair it', async () => {
    await rm(at(`${modules}/orders`), { recursive: true });
    const { code, stdout } = await run('status', '--exit-code');
    expect([code, stdout]).toEqual([1, expect.stringContaining('files of the module orders are missing')]);
    expect(stdout).toContain(
      'npx create-enterprise-app add-module orders --field total:decimal=1.50:min=0.00\n',
    );
    expect(stdout).toContain('npx create-enterprise-app remove-module orders');
  });

  it('is restored by the same command, byte for byte', async () => {
    const before = await snapshotOf(project);
    await rm(at(`${modules}/orders`), { recursive: true });
    await rm(at('services/user-service/docs/orders.md'));
    const { code, stdout, stderr } = await run(...orders);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('Restored the missing parts of module orders'),
    ]);
    expect(stderr).toContain('orders.json has this module, but parts of it are missing');
    await rm(at('.enterprise/history'), { recursive: true });
    expect(await snapshotOf(project)).toEqual(before);
  });

  it('gets its wiring back by the same command', async () => {
    const access = 'services/user-service/src/access.ts';
    const text = await readFile(at(access), 'utf8');
    await writeFile(at(access), text.replaceAll(/ *'orders:.*\n/g, ''));
    expect(JSON.parse((await run(...orders, '--json')).stdout)).toMatchObject({
      status: 'restored',
      changes: [access],
    });
    expect(await readFile(at(access), 'utf8')).toBe(text);
  });

  it('is not replaced by a module with other fields', async () => {
    await rm(at(`${modules}/orders`), { recursive: true });
    const { code, stderr } = await run('add-module', 'orders', '--field', 'total:int');
    expect([code, stderr]).toEqual([2, expect.stringContaining('with another definition')]);
    expect(stderr).toContain('npx create-enterprise-app remove-module orders');
  });

  it('is skipped by undo', async () => {
    await run('add-module', 'rooms', '--field', 'title:string');
    await rm(at(`${modules}/rooms`), { recursive: true });
    for (const path of [
      'services/user-service/docs/rooms.md',
      '.enterprise/services/user-service/rooms.json',
    ])
      await rm(at(path));
    for (const folder of ['unit', 'http', 'contract', 'support']) {
      const tests = at(`services/user-service/test/${folder}`);
      for (const name of await readdir(tests)) if (name.includes('room')) await rm(join(tests, name));
    }
    const { code, stdout, stderr } = await run('undo');
    expect([code, stdout]).toEqual([0, expect.stringContaining('nothing to undo')]);
    expect(stderr).toContain('Skipped and kept in the history: add-module rooms');
  });
});
