import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { afterEach, describe, expect, it } from 'vitest';
import { axes } from '../../src/options/axes.js';
import { runCli } from '../support/cli.js';
import { editWiredFiles } from '../support/edit-wired-files.js';
import { freePort } from '../support/free-port.js';
import { fuzz } from '../support/fuzz/fuzz.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import type { Running } from '../support/generated.js';
import { installWarnings } from '../support/install-warnings.js';
import { faultsOf } from '../support/openapi.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { tenModules } from '../support/ten-modules.js';

const root = await temporaryFolder();

/** To use another seed: `FUZZ_SEED=$RANDOM FUZZ_RUNS=20000 npm run test:live`. */
const seed = Number(process.env['FUZZ_SEED'] ?? 42);
const runs = Number(process.env['FUZZ_RUNS'] ?? 1_500);

const documents = new Map<string, string>();

describe.concurrent.each(axes.framework.choices.map(({ value }) => value))('on %s', (framework) => {
  const project = join(root, framework);
  const git = (...args: string[]) => execa('git', args, { cwd: project });
  const commitAll = async (message: string) => {
    await git('add', '--all');
    await git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'commit', '--quiet', '-m', message);
  };

  let url: string;
  let service: Running | undefined;
  const startService = async (args: readonly string[], overrides: Record<string, string> = {}) => {
    const PORT = await freePort();
    url = `http://127.0.0.1:${PORT}`;
    const limits = { RATE_LIMIT_PER_MINUTE: '0', LOGIN_FAILURES_PER_IP: '1000000' };
    service = start(project, 'npm', args, { PORT, ...limits, ...overrides });
    await service.waitFor(/Listening on/);
    return service;
  };
  // Stops the service after a failed test.
  afterEach(async () => {
    service?.signal('SIGKILL');
    await service?.ended;
  });

  it.sequential('generates the project', async () => {
    const args = [project, '--framework', framework, '--yes', '--no-install', '--no-git'];
    expect(await runCli(args, { env: cleanEnvironment() })).toMatchObject({ code: 0 });
    await git('init', '--quiet');
  });

  it.sequential('installs without a warning', async () => {
    const { code, output } = await npm(project, ['install']);
    expect([code, installWarnings(output)]).toEqual([0, []]);
  });

  it.sequential('adds ten modules to edited files', async () => {
    await editWiredFiles(project, framework);
    await commitAll('Edited by people');
    await git('tag', 'before');
    for (const words of tenModules) {
      const added = await runCli(['add-module', ...words], { cwd: project, env: cleanEnvironment() });
      expect(added).toMatchObject({ code: 0 });
      await commitAll(`Added ${words[0]}`);
    }
  });

  it.sequential.each(['lint', 'typecheck'])('passes %s of the project with ten modules', async (script) => {
    const { code, output } = await npm(project, ['run', script]);
    expect(code, output.slice(-20_000)).toBe(0);
  });

  it.sequential(
    'starts with one command, serves a valid OpenAPI document, and stops with Ctrl-C',
    async () => {
      const dev = await startService(['run', 'dev']);
      const document = await (await fetch(`${url}/openapi.json`)).text();
      expect(await faultsOf(document)).toEqual([]);
      documents.set(framework, document);
      dev.signal('SIGINT');
      await dev.ended;
      expect(dev.output()).not.toMatch(/warning/i);
      await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
    },
  );

  it.sequential(
    'passes the tests of the project, with the HTTP suite against a running service',
    async () => {
      const built = await startService(['start']);
      const { email, password } = await adminOf(project);
      const environment = { SERVICE_URL: url, ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
      const suite = ['exec', '--', 'vitest', 'run', ...projectsOf(framework)];
      const { code, output } = await npm(project, suite, environment);
      expect(code, output.slice(-20_000)).toBe(0);
      built.signal('SIGTERM');
      await built.ended;
      expect(built.output()).toContain('Stopped');
    },
  );

  it.sequential('conforms to its OpenAPI document for generated requests', async () => {
    await startService(['start'], { LOGIN_FAILURES_PER_ACCOUNT: '1000000' });
    const statuses = await fuzz({ url, admin: await adminOf(project) }, runs, seed);
    // A status that never occurred was not tested.
    for (const status of [200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422]) {
      expect(statuses, `no response had the status ${status}`).toHaveProperty(String(status));
    }
  });

  it.sequential(
    'removes every module from edited files, passes lint, and restores the modules with undo',
    async () => {
      const cli = (...args: string[]) => runCli(args, { cwd: project, env: cleanEnvironment() });
      for (const [name = ''] of tenModules.toReversed()) {
        expect(await cli('remove-module', name, '--allow-dirty')).toMatchObject({ code: 0 });
      }
      const { code, output } = await npm(project, ['run', 'lint']);
      expect(code, output.slice(-20_000)).toBe(0);
      for (const [name] of tenModules) expect((await cli('undo')).stdout).toContain(`remove-module ${name}`);
      expect((await git('status', '--porcelain')).stdout).toBe('');
    },
  );

  it.sequential('restores the exact initial tree with undo', async () => {
    for (const [name] of tenModules.toReversed()) {
      const { stdout } = await runCli(['undo'], { cwd: project, env: cleanEnvironment() });
      expect(stdout).toContain(`Undone: add-module ${name}`);
    }
    await git('add', '--all');
    expect((await git('diff', '--cached', '--stat', 'before')).stdout).toBe('');
    await rm(project, { recursive: true });
  });
});

it('serves an identical OpenAPI document on every framework', () => {
  expect(documents.size).toBe(axes.framework.choices.length);
  expect(new Set(documents.values()).size).toBe(1);
});

/**
 * Returns the flags that select the vitest projects. `contract` tests are identical for every framework and run on the
 * default one only; `own-service` tests of the default framework are covered by `npm test`.
 */
function projectsOf(framework: string): string[] {
  const more = framework === axes.framework.default ? 'contract' : 'own-service';
  return ['unit', 'http', more].map((name) => `--project=${name}`);
}

/** Returns the credentials of the first administrator, which `npm run dev` has created. */
async function adminOf(project: string): Promise<{ email: string; password: string }> {
  const environment = parseEnv(await readFile(join(project, '.env'), 'utf8'));
  return { email: environment['ADMIN_EMAIL'] ?? '', password: environment['ADMIN_PASSWORD'] ?? '' };
}
