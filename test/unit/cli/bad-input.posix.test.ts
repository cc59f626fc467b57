import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, it } from 'vitest';
import { executable, runCli } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let count = 0;
let cwd: string;
beforeEach(async () => {
  cwd = join(root, String((count += 1)));
  await mkdir(cwd);
});
const create = (...args: string[]) => runCli([...args, '--no-install', '--no-git'], { cwd });

describe('an invalid command line', () => {
  it.each([
    [
      ['shop', '--yes', '--framework', 'fastfy'],
      'Unknown value "fastfy" for --framework.',
      '--framework fastify?',
    ],
    [['shop', '--yes', '--ci', 'gitlob'], 'Unknown value "gitlob" for --ci.', '--ci gitlab?'],
    [['shop', '--framwork', 'fastify'], "Unknown option '--framwork'", 'Did you mean --framework?'],
    [['shop', '--database'], '--database needs a value', 'Values: sqlite'],
    [['shop', 'too', '--yes'], 'Too many arguments', '--help'],
    [['-rf', '--yes'], 'Unknown option', '--help'],
  ])('exits with 2 and suggests the nearest word for %j', async (args, message, hint) => {
    const { code, stdout, stderr } = await create(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('is reported as data with --json', async () => {
    const { code, stdout, stderr } = await create('shop', '--yes', '--ci', 'x', '--json');
    expect([code, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'failed',
      exitCode: 2,
      error: { code: 'unknown_value' },
    });
  });
});

describe('an invalid name', () => {
  it.each([
    '../evil',
    'a;id',
    '$(touch x)',
    "O'Brien",
    'con',
    'NUL',
    '🚀',
    'x'.repeat(300),
    '',
    'a\nb',
    '{{x}}',
  ])('exits with 2 and writes nothing for --name %j', async (name) => {
    const { code, stderr } = await create('shop', '--yes', '--name', name);
    expect(code).toBe(2);
    expect(stderr).toContain('project name');
    expect(await readdir(cwd)).toEqual([]);
  });

  it.each(['a;id', "O'Brien", 'con', '🚀', 'x'.repeat(300), '', 'My Shop'])(
    'exits with 2 and writes nothing for the directory %j',
    async (directory) => {
      const { code } = await create(directory, '--yes');
      expect(code).toBe(2);
      expect(await readdir(cwd)).toEqual([]);
    },
  );
});

describe('a hostile directory', () => {
  it.each([
    '$(touch x)',
    '{{x}}',
    '${x}',
    '`id`',
    'con.txt',
    'NUL',
    'node_modules',
    'a"b',
    '-',
    ' ',
    '..',
    'Ünïcödé',
    'test',
  ])('exits with 2, runs nothing and writes nothing for %j', async (directory) => {
    expect((await create('--yes', '--', directory)).code).toBe(2);
    expect(await readdir(cwd)).toEqual([]);
  });

  it.each(['a;id', '$(touch x)', "O'Brien", '{{project.name}}', 'with space', '🚀'])(
    'accepts a project with --name in %j',
    async (directory) => {
      expect((await create(directory, '--yes', '--name', 'shop')).code).toBe(0);
      expect(await readdir(cwd)).toEqual([directory]);
      expect(await readdir(join(cwd, directory))).toContain('package.json');
    },
  );

  it('accepts parent and absolute directories', async () => {
    await mkdir(join(cwd, 'here'));
    const above = await runCli(['../above', '--yes', '--no-install', '--no-git'], { cwd: join(cwd, 'here') });
    expect(above.code).toBe(0);
    expect((await create(join(cwd, 'absolute'), '--yes')).code).toBe(0);
    expect(await readdir(cwd)).toEqual(['above', 'absolute', 'here']);
  });
});

describe('a directory with files of tools', () => {
  it('keeps them and creates the project', async () => {
    const shop = join(cwd, 'shop');
    await mkdir(join(shop, '.git'), { recursive: true });
    await mkdir(join(shop, '.idea'));
    await writeFile(join(shop, '.DS_Store'), 'x');
    await writeFile(join(shop, 'LICENSE'), 'mine');
    expect((await create('shop', '--yes')).code).toBe(0);
    expect(await readFile(join(shop, 'LICENSE'), 'utf8')).toBe('mine');
    expect(await readdir(shop)).toEqual(
      expect.arrayContaining(['.DS_Store', '.git', '.idea', 'package.json']),
    );
  });

  it('exits with 3 if there are other files', async () => {
    await mkdir(join(cwd, 'shop/.git'), { recursive: true });
    await writeFile(join(cwd, 'shop/README.md'), 'mine');
    await writeFile(join(cwd, 'shop/notes.md'), 'mine');
    const { code, stderr } = await create('shop', '--yes');
    expect([code, stderr]).toEqual([3, expect.stringContaining('it contains notes.md.')]);
    expect(await readdir(join(cwd, 'shop'))).toEqual(['.git', 'README.md', 'notes.md']);
  });
});

describe('a new repository with README.md, .gitignore and LICENSE', () => {
  const theirs = {
    'README.md': '# My Shop\nSells things.',
    '.gitignore': '*.tmp\nnode_modules/',
    LICENSE: 'mine',
  };
  const text = (path: string) => readFile(join(cwd, 'shop', path), 'utf8');
  beforeEach(async () => {
    await execa('git', ['init', '--quiet', 'shop'], { cwd });
    for (const [path, content] of Object.entries(theirs)) await writeFile(join(cwd, 'shop', path), content);
  });

  it('becomes a project, and the report lists the kept files', async () => {
    const { code, stdout } = await create('shop', '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain('Existing .gitignore and README.md are kept; generated text is appended.');
    expect(await text('README.md')).toMatch(/^# My Shop\nSells things\.\n\nA TypeScript backend[^]*## Start/);
    expect((await text('README.md')).match(/^# /gm)).toHaveLength(1);
    expect(await text('.gitignore')).toMatch(/^\*\.tmp\nnode_modules\/\n\n/);
    expect((await text('.gitignore')).match(/^node_modules\/$/gm)).toHaveLength(1);
    expect(await text('LICENSE')).toBe('mine');
    const { stdout: untracked } = await execa('git', ['status', '--porcelain', '-uall'], {
      cwd: join(cwd, 'shop'),
    });
    expect(untracked).toContain('.env.example');
    expect(untracked).not.toMatch(/\.env$/m);
  });

  it('lists the kept files as data, and shows them in a preview without changing them', async () => {
    const planned = await create('shop', '--yes', '--dry-run', '--json');
    expect(JSON.parse(planned.stdout).changes).toContainEqual({ path: 'README.md', kind: 'modify' });
    expect(await text('README.md')).toBe(theirs['README.md']);
    const { stdout } = await create('shop', '--yes', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'created', kept: ['.gitignore', 'README.md'] });
  });

  it.each([
    ['is not UTF-8', Buffer.from([0xff, 0xfe, 0x41, 0x00])],
    ['is a folder', null],
  ])('exits with 3 when its README.md %s', async (_what, content) => {
    await rm(join(cwd, 'shop/README.md'));
    if (content) await writeFile(join(cwd, 'shop/README.md'), content);
    else await mkdir(join(cwd, 'shop/README.md'));
    expect(await create('shop', '--yes')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('README.md'),
    });
  });

  it('warns about ignored generated files', async () => {
    await writeFile(join(cwd, 'shop/.gitignore'), 'packages/\n');
    const { code, stderr } = await runCli(['shop', '--yes', '--no-install'], { cwd });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/ignores \d+ generated files: packages\//)]);
  });
});

describe('a target that is not free', () => {
  it('exits with 3 and stays unchanged', async () => {
    await mkdir(join(cwd, 'shop'));
    await writeFile(join(cwd, 'shop', 'notes.txt'), 'mine');
    const { code, stderr } = await create('shop', '--yes');
    expect(code).toBe(3);
    expect(stderr).toContain('notes.txt');
    expect(await readdir(join(cwd, 'shop'))).toEqual(['notes.txt']);
  });

  it('exits with 3 for a file and for a path below a file', async () => {
    await writeFile(join(cwd, 'shop'), 'mine');
    expect((await create('shop', '--yes')).code).toBe(3);
    expect((await create('shop/below', '--yes')).code).toBe(3);
    expect(await readdir(cwd)).toEqual(['shop']);
  });
});

describe('an unwritable target', () => {
  it('is reported with a remedy, not as a bug', async () => {
    await symlink('nowhere', join(cwd, 'dangling'));
    const link = await create('dangling', '--yes');
    expect([link.code, link.stderr]).toEqual([3, expect.stringContaining('symbolic link')]);
    await symlink('circle', join(cwd, 'circle'));
    await mkdir(join(cwd, 'empty'));
    await symlink('empty', join(cwd, 'link'));
    const elsewhere = await create('link', '--yes');
    expect([elsewhere.code, elsewhere.stderr]).toEqual([3, expect.stringContaining('symbolic link')]);
    expect(await readdir(join(cwd, 'empty'))).toEqual([]);
    const circle = await create('circle/shop', '--yes');
    expect([circle.code, circle.stderr]).toEqual([2, expect.stringContaining('Choose another directory')]);
    expect(circle.stderr).not.toContain('bug');
  });
});

it('exits with 2 when the working directory was removed', async () => {
  const gone = join(cwd, 'gone');
  await mkdir(gone);
  const removeAndRun = `rmdir "$PWD" && exec "$0" "$@"`;
  const args = ['-c', removeAndRun, process.execPath, executable, 'shop', '--yes'];
  const { exitCode, stderr } = await execa('sh', args, { cwd: gone, reject: false });
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('The working directory no longer exists')]);
});

describe('missing arguments', () => {
  it('exit with 4 without a directory', async () => {
    const { code, stderr } = await create();
    expect([code, stderr]).toEqual([
      4,
      expect.stringContaining('Missing arguments: <directory>, --framework'),
    ]);
    expect(stderr).toContain('npx create-enterprise-app my-app --framework fastify');
    expect((await create('--yes')).code).toBe(4);
  });

  it('exit with 4, list the flags and show a command', async () => {
    const { code, stderr } = await create('shop', '--framework', 'fastify');
    expect(code).toBe(4);
    expect(stderr.split('\n')[0]).not.toContain('--framework');
    expect(stderr).toContain('--database, --cache, --queue, --ci, --package-manager');
    expect(stderr).toContain('create-enterprise-app shop --framework fastify --database sqlite');
    expect(await readdir(cwd)).toEqual([]);
  });
});
