import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orderedAxes } from '../../src/options/axes.js';
import { runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import type { Running } from '../support/generated.js';
import { installWarnings } from '../support/install-warnings.js';
import { faultsOf } from '../support/openapi.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();
const project = join(root, 'shop');
const port = await freePort();

let created: Awaited<ReturnType<typeof runCli>>;
beforeAll(async () => {
  created = await runCli([project, '--yes', '--json'], { env: cleanEnvironment(), timeout: 240_000 });
});

describe('a generated project', () => {
  it('is created and installed', () => {
    expect(created.code).toBe(0);
    expect(JSON.parse(created.stdout)).toMatchObject({ status: 'created', install: { state: 'done' } });
  });

  it('includes every choice that names this file as its probe', () => {
    const { answers } = JSON.parse(created.stdout);
    const probed = orderedAxes.flatMap(({ id, choices }) =>
      choices
        .filter(({ probe }) => probe.endsWith('generated-project.test.ts'))
        .map(({ value }) => [id, value]),
    );
    expect(Object.entries(answers)).toEqual(expect.arrayContaining(probed));
  });

  it('installs from its lockfile without install scripts and without warnings', async () => {
    await rename(join(project, 'node_modules'), join(root, 'node_modules'));
    const { code, output } = await npm(project, ['ci', '--ignore-scripts']);
    await rm(join(root, 'node_modules'), { recursive: true });
    expect(code).toBe(0);
    // On the oldest supported Node.js, npm warns about the engines of some dependencies.
    expect(installWarnings(output).filter((line) => !line.includes('EBADENGINE'))).toEqual([]);
  });

  it.each([['lint'], ['typecheck']])('passes its %s script', async (script) => {
    expect(await npm(project, ['run', script])).toMatchObject({ code: 0 });
  });

  it('passes its tests without skipping any', async () => {
    const { code, output } = await npm(project, [
      'test',
      '--',
      '--reporter=json',
      '--outputFile=results.json',
    ]);
    expect({ code, output }).toMatchObject({ code: 0 });
    const results = JSON.parse(await readFile(join(project, 'results.json'), 'utf8'));
    expect(results).toMatchObject({ numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 });
    expect(results.numPassedTests).toBeGreaterThan(150);
  });

  it('fails lint when its sources violate a layer rule', async () => {
    const file = join(project, 'services/user-service/src/modules/users/domain/user.ts');
    const before = await readFile(file, 'utf8');
    await writeFile(file, `export { login } from '../../auth/presentation/auth.contract.js';\n${before}`);
    const { code, output } = await npm(project, ['run', 'lint']);
    await writeFile(file, before);
    expect(code).not.toBe(0);
    expect(output).toContain('The domain layer imports only its own files');
  });

  it('creates a missing .env with new secrets, and keeps an existing one', async () => {
    const before = await readFile(join(project, '.env'), 'utf8');
    expect(await npm(project, ['run', 'env:create'])).toMatchObject({ code: 1 });
    expect(await readFile(join(project, '.env'), 'utf8')).toBe(before);
    await rm(join(project, '.env'));
    expect(await npm(project, ['run', 'env:create'])).toMatchObject({ code: 0 });
    const made = await readFile(join(project, '.env'), 'utf8');
    expect(made).not.toMatch(/=.*replace-me/);
    expect(made.match(/AUTH_SIGNING_KEY=(.*)/)?.[1]).not.toBe(before.match(/AUTH_SIGNING_KEY=(.*)/)?.[1]);
    expect((await stat(join(project, '.env'))).mode & 0o777).toBe(0o600);
  });

  it('migrates, rolls back and seeds repeatedly', async () => {
    const say = async (script: string) => (await npm(project, ['run', '--silent', script])).output.trim();
    const lastLine = async (script: string) => (await say(script)).split('\n').at(-1);
    expect(await lastLine('db:migrate')).toBe(
      'Applied 0000_dead_letters, 0000_idempotency_keys, 0000_job_runs, 0000_outbox_and_inbox, 0001_users, 0002_sessions, 0003_audit.',
    );
    expect(await lastLine('db:rollback')).toBe('Rolled back 0003_audit.');
    expect(await lastLine('db:migrate')).toBe('Applied 0003_audit.');
    expect(await lastLine('db:migrate')).toBe('The schema is up to date.');
    expect(await lastLine('db:seed')).toBe('Created the administrator admin@example.com.');
    expect(await lastLine('db:seed')).toBe('The administrator admin@example.com already exists.');
  });
});

describe('its service', () => {
  const url = `http://127.0.0.1:${port}`;
  let running: Running | undefined;
  const run = async (args: readonly string[], settings: Record<string, string> = {}) => {
    running = start(project, 'npm', args, { PORT: port, ...settings });
    await running.waitFor(/Listening on/);
    return running;
  };
  afterEach(() => running?.signal('SIGKILL'));

  it('starts with one command, runs the commands of the quickstart, and stops with Ctrl-C', async () => {
    const dev = await run(['run', 'dev']);
    const quickstart = await readFile(join(project, 'docs/QUICKSTART.md'), 'utf8');
    const [, ...commands] = [...quickstart.matchAll(/```sh\n([^]*?)```/g)].map(([, code]) => code ?? '');
    const shell = start(project, 'bash', [
      '-euc',
      commands.join('\n').replaceAll('http://127.0.0.1:3000', url),
    ]);
    expect(await shell.ended).toBe(0);
    expect(shell.output()).toContain('HTTP/1.1 201 Created');
    expect(shell.output()).toContain('HTTP/1.1 200 OK');
    expect(shell.output().match(/"email":"ada@example\.com"/g)).toHaveLength(2);

    dev.signal('SIGINT');
    await dev.ended;
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
  });

  it('starts from the build without migrating, and serves a valid OpenAPI document', async () => {
    const service = await run(['start']);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await faultsOf(await (await fetch(`${url}/openapi.json`)).text())).toEqual([]);
    service.signal('SIGTERM');
    await service.ended;
    expect(service.output()).toContain('Stopped');
  });

  it('passes the load test, which reports an unreachable or rate-limited service', async () => {
    const load = () =>
      npm(project, ['run', '--silent', 'test:load'], { SERVICE_URL: url, LOAD_SECONDS: '1' });
    const says = (text: string) => expect.stringContaining(text);
    expect(await load()).toMatchObject({ code: 1, output: says(`No response from ${url}`) });

    const limited = await run(['start'], { RATE_LIMIT_PER_MINUTE: '30' });
    expect(await load()).toMatchObject({ code: 1, output: says('RATE_LIMIT_PER_MINUTE=0') });
    limited.signal('SIGTERM');
    await limited.ended;

    await run(['start'], { RATE_LIMIT_PER_MINUTE: '0' });
    expect(await load()).toMatchObject({ code: 0, output: says('requests/s') });
  });

  it('reports that it is not ready while migrations are pending', async () => {
    await run(['start'], { DATABASE_URL: `file:${join(root, 'empty.db')}` });
    const statusOf = async (path: string) => (await fetch(`${url}${path}`)).status;
    expect(await Promise.all(['/health/live', '/health/ready', '/health'].map(statusOf))).toEqual([
      200, 503, 503,
    ]);
  });
});
