import { mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let mono: string;
beforeEach(async () => {
  mono = await mkdtemp(join(root, 'mono-'));
  await mkdir(join(mono, 'apps'));
});

const flags = ['--yes', '--no-install', '--no-git'];
const create = (directory: string, ...more: string[]) =>
  runCli([directory, ...flags, ...more], { cwd: mono });
const write = (path: string, content: string | object) =>
  writeFile(join(mono, path), typeof content === 'string' ? content : JSON.stringify(content));

describe('a directory of a parent workspace', () => {
  it.each([
    ['a list', ['apps/*']],
    ['everything', ['**']],
    ['an object', { packages: ['apps/*'] }],
  ])('is rejected with remedies: %s', async (_what, workspaces) => {
    await write('package.json', { workspaces });
    const { code, stdout, stderr } = await create('apps/api');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(
      `Exclude the directory: add "!apps/api" to "workspaces" in ${mono}/package.json`,
    );
    expect(stderr).toContain('Choose a directory');
    expect(stderr).toContain('Join the workspace');
    expect(await readdir(join(mono, 'apps'))).toEqual([]);
  });

  it('is rejected as data, also in a dry run', async () => {
    await write('package.json', { workspaces: ['apps/*'] });
    for (const more of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await create('apps/api', '--json', ...more);
      expect([code, stderr]).toEqual([2, '']);
      const workspace = { file: join(mono, 'package.json'), pattern: 'apps/*', exclude: '!apps/api' };
      expect(JSON.parse(stdout).error).toMatchObject({ code: 'parent_workspace', workspace });
    }
  });

  it('is rejected through a symbolic link, across a repository and a nearer package', async () => {
    await write('package.json', { workspaces: ['apps/deep/*'] });
    await mkdir(join(mono, 'apps/deep/.git'), { recursive: true });
    await write('apps/package.json', {});
    await symlink(join(mono, 'apps'), join(mono, 'link'));
    expect(await create('link/deep/api')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('!apps/deep/api'),
    });
  });

  it('is rejected with pnpm in a pnpm workspace', async () => {
    await write('pnpm-workspace.yaml', 'packages:\n  - apps/*\n');
    expect(await create('apps/api', '--package-manager', 'pnpm')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"packages" in'),
    });
  });

  it.each(['pnpm', 'yarn'])(
    'gets a warning with %s, which installs the project separately',
    async (manager) => {
      await write('package.json', { workspaces: ['apps/*'] });
      expect(await create('apps/api', '--package-manager', manager)).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('add "!apps/api"'),
      });
    },
  );
});

describe('a directory outside of parent workspaces', () => {
  it.each([
    ['another folder', { workspaces: ['packages/*'] }],
    ['an excluded folder', { workspaces: ['apps/*', '!apps/api'] }],
    ['no workspaces', { name: 'x' }],
    ['invalid JSON', '{'],
    ['null', 'null'],
    ['invalid workspaces', { workspaces: 'apps/*' }],
  ])('is accepted: %s', async (_what, manifest) => {
    await write('package.json', manifest);
    expect(await create('apps/api')).toMatchObject({
      code: 0,
      stderr: expect.not.stringContaining('workspace'),
    });
  });

  it('is accepted with invalid YAML', async () => {
    await write('pnpm-workspace.yaml', 'packages: [');
    expect(await create('apps/api', '--package-manager', 'pnpm')).toMatchObject({ code: 0 });
  });
});
