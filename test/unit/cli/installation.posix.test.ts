import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axes } from '../../../src/options/axes.js';
import { runCli } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();

/** Creates a project with a shell script as the package manager. */
async function createWith(manager: string, script: string, env: Record<string, string> = {}) {
  const cwd = await mkdtemp(join(root, 'case-'));
  await mkdir(join(cwd, 'bin'));
  await writeFile(join(cwd, 'bin', manager), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const PATH = [join(cwd, 'bin'), process.env['PATH']].join(delimiter);
  const args = ['shop', '--yes', '--no-git', '--json', '--package-manager', manager];
  const { code, stdout } = await runCli(args, { cwd, env: { ...env, PATH } });
  return { cwd, code, result: JSON.parse(stdout) };
}

describe.each(axes.packageManager.choices.map(({ value }) => value))('an installation with %s', (manager) => {
  it('exits with 5 and lists the missing packages when it reports success but installs nothing', async () => {
    const { code, result } = await createWith(manager, 'exit 0');
    expect([code, result.status, result.install.state]).toEqual([5, 'incomplete', 'failed']);
    expect(result.install.reason).toContain('@repo/platform does not resolve from services/user-service');
    expect(result.install.reason).toMatch(/Missing packages \(\d+\)/);
    expect(result.next).toContain(`${manager} install`);
  });
});

it('requests development dependencies and a lockfile from npm in any environment', async () => {
  const leaks = { NODE_ENV: 'production', npm_config_omit: 'dev', NPM_CONFIG_PRODUCTION: 'true' };
  const { cwd } = await createWith('npm', 'env > ../seen; echo "$@" > ../args; exit 1', leaks);
  const seen = await readFile(join(cwd, 'seen'), 'utf8');
  expect(seen).not.toMatch(/^(NODE_ENV|npm_config_omit|NPM_CONFIG_PRODUCTION)=/m);
  const args = (await readFile(join(cwd, 'args'), 'utf8')).trim().split(' ');
  expect(args).toEqual(
    expect.arrayContaining(['install', '--include=dev', '--include=optional', '--package-lock']),
  );
});
