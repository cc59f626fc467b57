import { readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axes } from '../../src/options/axes.js';
import { runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import { cleanEnvironment, npm, runLine, start } from '../support/generated.js';
import type { Running } from '../support/generated.js';
import { blueprintOf } from '../support/project.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();

// All other tests cover npm.
const installed = axes.packageManager.choices.flatMap(({ distribution, ...manager }) =>
  distribution ? { ...manager, package: distribution.package } : [],
);

let service: Running | undefined;
afterAll(() => service?.signal('SIGKILL'));

describe.each(installed)('with $label', (manager) => {
  const { value, commands } = manager;
  const project = join(root, value);
  const clone = join(root, `${value}-clone`);
  let environment: Record<string, string>;
  const run = (folder: string, line: string) => runLine(folder, line, environment);

  beforeAll(async () => {
    environment = await install(manager.value, manager.package);
  });

  it('is detected as the caller of the CLI, and its lockfile is committed', async () => {
    const env = cleanEnvironment({
      ...environment,
      npm_config_user_agent: `${value}/1.0.0 npm/?`,
      CI: 'true',
    });
    const created = await runCli([project, '--yes', '--json'], { env, timeout: 300_000 });
    expect(JSON.parse(created.stdout)).toMatchObject({ install: { state: 'done' }, git: { state: 'done' } });
    expect((await run(project, 'git ls-files')).output.split('\n')).toContain(manager.lockfile);
    expect((await run(project, 'git status --porcelain')).output).toBe('');
  });

  it('installs without any warning', async () => {
    await rm(join(project, 'node_modules'), { recursive: true });
    await rm(join(project, manager.lockfile));
    // In CI, Yarn does not create a lockfile by default.
    const env = { ...environment, YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };
    const { code, output } = await runLine(project, commands.install, env);
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output.split('\n').filter((line) => /warn/i.test(line))).toEqual([]);
  });

  it('installs a clone from its lockfile without changing files', async () => {
    await run(root, `git clone --quiet ${project} ${clone}`);
    expect(await run(clone, commands.cleanInstall)).toMatchObject({ code: 0 });
    expect((await run(clone, 'git status --porcelain')).output).toBe('');
  });

  it('rejects a dependency that is not in the lockfile', async () => {
    const file = join(clone, 'services/user-service/package.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    manifest.dependencies['left-pad'] = '1.3.0';
    await writeFile(file, JSON.stringify(manifest));
    expect((await run(clone, commands.cleanInstall)).code).not.toBe(0);
    await run(clone, 'git checkout --quiet .');
  });

  // Contract and HTTP tests do not depend on the package manager.
  it.each(['lint', 'typecheck', 'test --project=unit'])('passes %s of the project', async (script) => {
    expect(await run(clone, `${commands.run} ${script}`)).toMatchObject({ code: 0 });
  });

  it('starts the service with one command, and stops it with Ctrl-C', async () => {
    expect(await run(clone, `${commands.run} env:create`)).toMatchObject({ code: 0 });
    const [program = '', ...args] = `${commands.run} dev`.split(' ');
    const PORT = await freePort();
    service = start(clone, program, args, { ...environment, PORT });
    await service.waitFor(/Listening on/);
    expect((await fetch(`http://127.0.0.1:${PORT}/health/ready`)).status).toBe(200);
    service.signal('SIGINT');
    await service.ended;
    expect(service.output()).not.toMatch(/warning/i);
  });

  it('runs commands without development dependencies', async () => {
    for (const folder of ['.', 'packages/platform', 'services/user-service']) {
      await rm(join(clone, folder, 'node_modules'), { recursive: true, force: true });
    }
    expect(await run(clone, commands.installRuntime)).toMatchObject({ code: 0 });
    await expect(readFile(join(clone, 'node_modules/vitest/package.json'))).rejects.toThrow('ENOENT');
    expect(await run(clone, `${commands.runQuietly} db:migrate`)).toMatchObject({ code: 0 });
    await Promise.all([project, clone].map((folder) => rm(folder, { recursive: true })));
  });
});

/** Installs the package manager in its own folder and returns the environment variables to use it. */
async function install(value: string, name: string): Promise<Record<string, string>> {
  const folder = join(root, `${value}-program`);
  const manifest = blueprintOf({ packageManager: value }).get('package.json')?.content ?? '{}';
  const version = JSON.parse(manifest).packageManager.slice(value.length + 1);
  const wanted = `${name}@${version}`;
  expect(await npm(root, ['install', '--prefix', folder, '--no-save', wanted])).toMatchObject({ code: 0 });
  const PATH = [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  return { PATH, YARN_NPM_REGISTRY_SERVER: await registry() };
}

/** Returns the registry in npm's settings. Yarn does not read those. */
async function registry(): Promise<string> {
  const { output } = await npm(root, ['config', 'get', 'registry', '--loglevel=silent']);
  return output.trim();
}
