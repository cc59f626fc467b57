import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { axes } from '../../src/options/axes.js';
import { runCli } from '../support/cli.js';
import { editWiredFiles } from '../support/edit-wired-files.js';
import { fuzz } from '../support/fuzz/fuzz.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import type { Running } from '../support/generated.js';
import { faultsOf } from '../support/openapi.js';
import { tenModules } from '../support/ten-modules.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();
const url = 'http://127.0.0.1:48751';
const settings = { PORT: new URL(url).port, RATE_LIMIT_PER_MINUTE: '0', LOGIN_FAILURES_PER_IP: '1000000' };

/** Other seeds find other things: `FUZZ_SEED=$RANDOM FUZZ_RUNS=20000 npm run test:live`. */
const seed = Number(process.env['FUZZ_SEED'] ?? 42);
const runs = Number(process.env['FUZZ_RUNS'] ?? 1_500);

const documents = new Map<string, string>();
let service: Running | undefined;
/** A service that a failed test has left behind would be in the way of the next one. */
afterEach(async () => {
  service?.signal('SIGKILL');
  await service?.ended;
});

describe.each(axes.framework.choices.map(({ value }) => value))('on %s', (framework) => {
  const project = join(root, framework);
  const git = (...args: string[]) => execa('git', args, { cwd: project });
  const commitAll = async (message: string) => {
    await git('add', '--all');
    await git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', message);
  };

  it('is generated', async () => {
    const args = [project, '--framework', framework, '--yes', '--no-install', '--no-git'];
    expect(await runCli(args, { env: cleanEnvironment() })).toMatchObject({ code: 0 });
    await git('init', '--quiet');
  });

  it('installs without any warning', async () => {
    const { code, output } = await npm(project, ['install']);
    expect(code).toBe(0);
    // What npm says of the settings of the machine that runs this test is not about the project.
    const warnings = output
      .split('\n')
      .filter((line) => /warn/i.test(line) && !/Unknown \w+ config/.test(line));
    expect(warnings).toEqual([]);
  });

  it('takes ten modules into files that people have edited', async () => {
    await editWiredFiles(project, framework);
    await commitAll('Edited by people');
    await git('tag', 'before');
    for (const words of tenModules) {
      const added = await runCli(['add-module', ...words], { cwd: project, env: cleanEnvironment() });
      expect(added).toMatchObject({ code: 0 });
      await commitAll(`Added ${words[0]}`);
    }
  });

  it.each(['lint', 'typecheck', 'test'])('passes its own %s, of old and new', async (script) => {
    const { code, output } = await npm(project, ['run', script]);
    expect(code, output.slice(-20_000)).toBe(0);
  });

  it('starts with one command, describes itself, and stops with Ctrl-C', async () => {
    service = start(project, 'npm', ['run', 'dev'], settings);
    await service.waitFor(/Listening on/);
    const document = await (await fetch(`${url}/openapi.json`)).text();
    expect(await faultsOf(document)).toEqual([]);
    documents.set(framework, document);
    service.signal('SIGINT');
    await service.ended;
    expect(service.output()).not.toMatch(/warning/i);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('passes the HTTP suite by its address', async () => {
    service = start(project, 'npm', ['start'], settings);
    await service.waitFor(/Listening on/);
    const { email, password } = await adminOf(project);
    // The others start services of their own always, and have just passed with the project's tests.
    const others = ['--exclude', '**/own-service/**'];
    const suite = ['exec', '--', 'vitest', 'run', 'services/user-service/test/http', ...others];
    const environment = { SERVICE_URL: url, ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
    const { code, output } = await npm(project, suite, environment);
    expect(code, output.slice(-20_000)).toBe(0);
    service.signal('SIGTERM');
    await service.ended;
  });

  it('answers as it describes itself, whatever it is asked', async () => {
    service = start(project, 'npm', ['start'], { ...settings, LOGIN_FAILURES_PER_ACCOUNT: '1000000' });
    await service.waitFor(/Listening on/);
    const statuses = await fuzz({ url, admin: await adminOf(project) }, runs, seed);
    // What was never asked proves nothing.
    for (const status of [200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422]) {
      expect(statuses, `no answer was ${status}`).toHaveProperty(String(status));
    }
    service.signal('SIGTERM');
    await service.ended;
  });

  it('gives the modules back, to the exact tree that there was', async () => {
    for (const [name] of tenModules.toReversed()) {
      const { stdout } = await runCli(['undo'], { cwd: project, env: cleanEnvironment() });
      expect(stdout).toContain(`Taken back: add-module ${name}`);
    }
    await git('add', '--all');
    expect((await git('diff', '--cached', '--stat', 'before')).stdout).toBe('');
    await rm(project, { recursive: true });
  });
});

it('the description of the API is the same bytes in every framework', () => {
  expect(documents.size).toBe(axes.framework.choices.length);
  expect(new Set(documents.values()).size).toBe(1);
});

/** The first administrator, whom `npm run dev` has seeded. */
async function adminOf(project: string): Promise<{ email: string; password: string }> {
  const environment = parseEnv(await readFile(join(project, '.env'), 'utf8'));
  return { email: environment['ADMIN_EMAIL'] ?? '', password: environment['ADMIN_PASSWORD'] ?? '' };
}
