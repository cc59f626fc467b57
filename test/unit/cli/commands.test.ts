import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axes, orderedAxes } from '../../../src/options/axes.js';
import { runCli } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const cwd = await temporaryFolder();

/** Makes loading any of these packages an error. The build names the bundled packages in each file. */
function forbidding(...packages: string[]): string[] {
  const hooks = `export const load = async (url, context, next) => {
    const loaded = await next(url, context);
    const text = Buffer.from(loaded.source ?? '').toString();
    const found = ${JSON.stringify(packages)}.find((name) => text.includes('// node_modules/' + name + '/'));
    if (found) throw new Error('loaded ' + found);
    return loaded;
  };`;
  const registration = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hooks))});`;
  return ['--import', dataUrl(registration)];
}

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

describe('informational commands', () => {
  const nodeArgs = forbidding('handlebars', 'execa', 'fs-extra', 'zod', 'yaml');

  it.each([['--help'], ['list'], ['list', '--json'], ['completion', 'bash'], ['--version']])(
    'load no heavy packages: %s',
    async (...args) => {
      const { code, stderr } = await runCli(args, { nodeArgs });
      expect([code, stderr]).toEqual([0, '']);
    },
  );

  it('are checked by a test that fails for other commands', async () => {
    const { code, stderr } = await runCli([join(cwd, 'x'), '--yes', '--no-install', '--no-git'], {
      nodeArgs,
    });
    expect([code, stderr]).toEqual([1, expect.stringContaining('loaded ')]);
  });
});

describe('help and list', () => {
  it('list every flag and choice', async () => {
    const [help, list] = await Promise.all([runCli(['--help']), runCli(['list'])]);
    for (const axis of orderedAxes) {
      expect(help.stdout).toContain(`--${axis.flag} <value>`);
      for (const { value, help: line } of axis.choices) {
        expect(help.stdout).toContain(value);
        expect(list.stdout).toContain(line);
      }
    }
  });

  it('print one JSON document with --json', async () => {
    const { axes: listed } = JSON.parse((await runCli(['list', '--json'])).stdout);
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(orderedAxes.map(({ id }) => id));
  });

  it('print no colours without a terminal', async () => {
    expect((await runCli(['list'])).stdout).not.toContain('\u001B');
  });
});

describe('create', () => {
  it('prints one JSON document and nothing else', async () => {
    const args = ['one/two', '--yes', '--ci', 'none', '--no-install', '--no-git', '--json'];
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect([code, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      status: 'created',
      name: 'two',
      directory: join(cwd, 'one/two'),
      answers: { framework: 'fastify', ci: 'none' },
      install: { state: 'skipped', reason: '--no-install' },
      git: { state: 'skipped', reason: '--no-git' },
      next: ['cd one/two', 'npm install', 'npm run dev'],
    });
    expect(result.files).toContain('services/user-service/src/main.ts');
    expect(stdout).not.toContain(await readFile(join(cwd, 'one/two/.env'), 'utf8'));
    expect(JSON.parse(await readFile(join(cwd, 'one/two/package.json'), 'utf8')).name).toBe('two');
  });

  it('exits with 5 when the installation fails, keeps the files and prints the next commands', async () => {
    const env = {
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_fetch_retries: '0',
      npm_config_offline: 'true',
    };
    const noCache = { npm_config_cache: join(cwd, 'empty-cache') };
    const { code, stdout, stderr } = await runCli(['broken', '--yes', '--no-git'], {
      cwd,
      env: { ...env, ...noCache },
    });
    expect(code).toBe(5);
    expect(stderr).toContain('npm install failed');
    expect(stdout).toContain('cd broken\n  npm install\n  npm run dev');
    expect(await readdir(join(cwd, 'broken'))).toContain('package.json');
  });

  it.each(axes.packageManager.choices.map(({ value }) => value))(
    'uses %s when started with it',
    async (value) => {
      const args = [`with-${value}`, '--yes', '--no-install', '--no-git', '--json'];
      const { stdout } = await runCli(args, {
        cwd,
        env: { npm_config_user_agent: `${value}/9.9.9 node/v20.19.0` },
      });
      expect(JSON.parse(stdout).answers).toMatchObject({ packageManager: value });
    },
  );

  it('uses the default package manager when started with an unsupported one', async () => {
    const args = ['with-none', '--yes', '--no-install', '--no-git', '--json'];
    const { stdout } = await runCli(args, { cwd, env: { npm_config_user_agent: 'deno/2.4.0 npm/?' } });
    expect(JSON.parse(stdout).answers).toMatchObject({ packageManager: axes.packageManager.default });
  });

  it.each([
    ['pnpm', /pnpm is not installed\. Install it with `npm install --global pnpm@\d+\.\d+\.\d+`/],
    ['npm', /npm is not installed\. It comes with Node\.js/],
  ])('explains how to install %s when it is missing', async (value, message) => {
    const args = [`no-${value}`, '--yes', '--package-manager', value, '--no-git'];
    const { code, stderr, stdout } = await runCli(args, { cwd, env: { PATH: join(cwd, 'nothing') } });
    expect([code, stderr]).toEqual([5, expect.stringMatching(message)]);
    expect(stdout).toContain(`cd no-${value}\n  ${value} install\n`);
  });

  it('creates an initial commit without the secrets', async () => {
    const { code } = await runCli(['committed', '--yes', '--no-install'], { cwd });
    expect(code).toBe(0);
    const { execa } = await import('execa');
    const { stdout } = await execa('git', ['ls-files'], { cwd: join(cwd, 'committed') });
    expect(stdout.split('\n')).toContain('.env.example');
    expect(stdout.split('\n')).not.toContain('.env');
    const status = await execa('git', ['status', '--porcelain'], { cwd: join(cwd, 'committed') });
    expect(status.stdout).toBe('');
  });

  it('creates no repository inside another one', async () => {
    const outer = join(cwd, 'committed');
    const { code, stdout } = await runCli(['inner', '--yes', '--no-install', '--json'], { cwd: outer });
    expect([code, JSON.parse(stdout).git]).toEqual([
      0,
      { state: 'skipped', reason: 'the folder is already inside a repository' },
    ]);
    expect(await readdir(join(outer, 'inner'))).not.toContain('.git');
  });

  it('creates no repository inside one that git rejects, and names safe.directory', async () => {
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' };
    const outer = join(cwd, 'committed');
    const { code, stderr } = await runCli(['refused', '--yes', '--no-install'], { cwd: outer, env });
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/No git repository created:[^]*safe\.directory/),
    ]);
    expect(await readdir(join(outer, 'refused'))).not.toContain('.git');
  });

  it('reports the installation error with --json, and quotes the folder for a shell', async () => {
    const env = { npm_config_offline: 'true', npm_config_cache: join(cwd, 'empty-cache') };
    const folder = "$(touch x) it's";
    const { code, stdout, stderr } = await runCli([folder, '--name', 'odd', '--yes', '--no-git', '--json'], {
      cwd,
      env,
    });
    expect([code, stderr]).toEqual([5, '']);
    const result = JSON.parse(stdout);
    expect(result.install).toEqual({ state: 'failed', reason: expect.stringContaining('ENOTCACHED') });
    expect(result.next[0]).toBe(String.raw`cd '$(touch x) it'\''s'`);
  });
});
