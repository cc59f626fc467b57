import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axes } from '../../../src/options/axes.js';
import { runCli } from '../../support/cli.js';
import { repositoryIn } from '../../support/repository.js';
import type { Repository } from '../../support/repository.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let project: string;
let repository: Repository;

beforeAll(async () => {
  for (const { value } of axes.framework.choices) {
    const args = [
      join(root, value),
      '--name',
      'shop',
      '--yes',
      '--framework',
      value,
      '--no-install',
      '--no-git',
    ];
    await runCli(args);
  }
});

async function open(framework: string): Promise<void> {
  project = join(await mkdtemp(join(root, 'case-')), 'shop');
  await cp(join(root, framework), project, { recursive: true });
  repository = await repositoryIn(project);
}

const run = (...args: string[]) => runCli(args, { cwd: project });
const at = (path: string) => join(project, path);
const git = (...args: string[]) => repository.git(...args);
const access = 'services/user-service/src/access.ts';
const record = (name: string) => `.enterprise/services/user-service/${name}.json`;

async function add(name: string, field = 'total:int'): Promise<void> {
  expect(await run('add-module', name, '--field', field)).toMatchObject({ code: 0 });
  await repository.commit(`Add ${name}`);
}

async function addOnBranch(name: string, field?: string): Promise<void> {
  await git('checkout', '--quiet', '-b', name, 'main');
  await add(name, field);
}

/** Creates branches from `main` that add a module each; `main` stays unchanged. */
async function addOnBranches(...names: string[]): Promise<void> {
  for (const name of names) await addOnBranch(name);
  await git('checkout', '--quiet', 'main');
}

async function conflicts(): Promise<string[]> {
  const { output } = await git('diff', '--name-only', '--diff-filter=U');
  return output.split('\n').filter((path) => path !== '');
}

/** Resolves conflicts between additions by keeping the lines of both sides. */
async function keepBothSides(): Promise<void> {
  for (const path of await conflicts()) {
    const text = await readFile(at(path), 'utf8');
    await writeFile(at(path), text.replaceAll(/^(<{7}|={7}|>{7}).*\n/gm, ''));
  }
}

async function expectWhole(...modules: string[]): Promise<void> {
  const status = await run('status', '--exit-code');
  expect([status.code, status.stdout]).toEqual([0, expect.stringContaining(' 0 missing, 0 new')]);
  const folder = at('.enterprise/services/user-service');
  const records = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  expect(records).toEqual(['users', 'auth', 'audit', ...modules].map((name) => `${name}.json`).toSorted());
}

describe.each(axes.framework.choices)(
  'branches that add a module each, with $value',
  ({ value, compositionRoot }) => {
    beforeEach(() => open(value));

    it(
      'merge with conflicts in wired lists only, which are resolved by keeping both sides',
      { timeout: 60_000 },
      async () => {
        await addOnBranches('orders', 'invoices');
        await git('merge', '--quiet', 'orders');
        expect(await git('merge', '--quiet', 'invoices')).toMatchObject({ code: 1 });
        expect((await conflicts()).toSorted()).toEqual(
          [access, `services/user-service/src/${compositionRoot.path}`].toSorted(),
        );
        const { code, stdout } = await run('status');
        expect([code, stdout]).toEqual([
          0,
          expect.stringContaining(`${access} contains merge conflict markers`),
        ]);
        expect(await run('info')).toMatchObject({ code: 0 });

        await keepBothSides();
        await repository.commit('Merge');
        await expectWhole('invoices', 'orders');
        await add('parcels');
        const migrations = 'services/user-service/src/modules/parcels/infrastructure/migrations.ts';
        expect(await readFile(at(migrations), 'utf8')).toContain("name: '0005_parcels'");
        for (const [name, left] of [
          ['parcels', ['invoices', 'orders']],
          ['invoices', ['orders']],
          ['orders', []],
        ] as const) {
          expect((await run('undo')).stdout).toContain(`Undone: add-module ${name}`);
          await expectWhole(...left);
        }
      },
    );

    it('merge without conflicts if other modules separate the new entries', { timeout: 60_000 }, async () => {
      await add('orders');
      await addOnBranches('invoices', 'parcels');
      expect(await git('merge', '--quiet', 'invoices')).toMatchObject({ code: 0 });
      expect(await git('merge', '--quiet', '--no-edit', 'parcels')).toMatchObject({ code: 0 });
      await expectWhole('orders', 'invoices', 'parcels');
      expect((await run('remove-module', 'invoices')).code).toBe(0);
      await expectWhole('orders', 'parcels');
    });
  },
);

describe('a branch with a module', { timeout: 60_000 }, () => {
  beforeEach(async () => {
    await open('fastify');
    await add('orders');
  });

  it.each([
    ['rebased', ['rebase', 'invoices', 'parcels']],
    ['cherry-picked', ['cherry-pick', 'invoices', 'parcels']],
    ['squashed', ['merge', '--squash', 'invoices']],
  ])('can be %s', async (_how, args) => {
    await addOnBranches('invoices', 'parcels');
    expect(await git(...args)).toMatchObject({ code: 0 });
    await expectWhole('orders', 'invoices', ...(args.includes('parcels') ? ['parcels'] : []));
  });

  it('keeps its command in the history of a tree without it, and undo skips it with a warning', async () => {
    await addOnBranches('invoices', 'parcels');
    const { code, stdout, stderr } = await run('undo', '--dry-run');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('- services/user-service/src/modules/orders/'),
    ]);
    expect(stderr).toContain('Skipped and kept in the history: add-module parcels.');
    expect(stderr).toContain('Skipped and kept in the history: add-module invoices.');
    await git('merge', '--quiet', 'parcels');
    expect((await run('undo')).stdout).toContain('Undone: add-module parcels');
    await expectWhole('orders');
  });

  it('leaves nothing to undo in a tree without its commands', async () => {
    await git('checkout', '--quiet', 'HEAD~');
    const before = await readdir(at('.enterprise/history'));
    const { stdout } = await run('undo', '--json');
    expect(JSON.parse(stdout)).toEqual({ status: 'unchanged', skipped: ['add-module orders'] });
    expect(await readdir(at('.enterprise/history'))).toEqual(before);
  });

  it('is not undone while a module of another branch refers to it', async () => {
    await git('checkout', '--quiet', '-b', 'lines');
    await add('order-lines', 'order:ref(orders)');
    await rm(at('.enterprise/history/0002.json'));
    const { code, stderr } = await run('undo');
    expect([code, stderr]).toEqual([6, expect.stringContaining('order-lines: order')]);
  });

  it('is reported as missing by status when another branch removes it and a module refers to it', async () => {
    await addOnBranch('order-lines', 'order:ref(orders)');
    await git('checkout', '--quiet', 'main');
    expect(await run('remove-module', 'orders')).toMatchObject({ code: 0 });
    await repository.commit('Remove orders');
    await git('merge', '--quiet', '--no-edit', 'order-lines');
    await keepBothSides();
    const { code, stdout } = await run('status', '--exit-code');
    expect([code, stdout]).toEqual([1, expect.stringContaining('refers to the module orders')]);
  });
});

describe('a conflict in the records of a project', () => {
  const hinted = /git (checkout --theirs|checkout --ours) -- (\S+) /;

  it.each(['main', 'services'])(
    'is reported with a command that works during a merge, in %s',
    async (folder) => {
      await open('fastify');
      await addOnBranch('orders', 'total:int');
      await git('checkout', '--quiet', '-b', 'other', 'main');
      await add('orders', 'total:string');
      expect(await git('merge', '--quiet', 'orders')).toMatchObject({ code: 1 });
      expect(await conflicts()).toContain(record('orders'));
      const cwd = folder === 'main' ? project : at(folder);
      const { code, stderr } = await runCli(['info'], { cwd });
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`${record('orders')} contains merge conflict markers`),
      ]);
      const [, , path = ''] = hinted.exec(stderr) ?? [];
      for (const side of ['--theirs', '--ours']) {
        const restored = await git('-C', cwd, 'checkout', side, '--', path);
        expect(restored).toMatchObject({ code: 0 });
        expect(await run('info')).toMatchObject({ code: 0 });
      }
    },
  );
});
