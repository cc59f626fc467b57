import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { axes } from '../../src/options/axes.js';
import { runCli } from '../support/cli.js';
import { fuzz } from '../support/fuzz/fuzz.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();
const url = 'http://127.0.0.1:48751';
const settings = {
  PORT: new URL(url).port,
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: '0',
  LOGIN_FAILURES_PER_IP: '1000000',
  LOGIN_FAILURES_PER_ACCOUNT: '1000000',
};

/** Other seeds find other things: `FUZZ_SEED=$RANDOM FUZZ_RUNS=20000 npm run test:live`. */
const seed = Number(process.env['FUZZ_SEED'] ?? 42);
const runs = Number(process.env['FUZZ_RUNS'] ?? 1_500);

describe.each(axes.framework.choices.map(({ value }) => value))('on %s', (framework) => {
  const project = join(root, framework);

  it('is generated and installed', async () => {
    const args = [project, '--framework', framework, '--yes', '--json', '--no-git'];
    const created = await runCli(args, { env: cleanEnvironment(), timeout: 240_000 });
    expect(created).toMatchObject({ code: 0 });
  });

  it.each(['lint', 'typecheck', 'test'])('passes its own %s', async (script) => {
    expect(await npm(project, ['run', script])).toMatchObject({ code: 0 });
  });

  it('answers as its OpenAPI document says, whatever it is asked', async () => {
    for (const script of ['db:migrate', 'db:seed']) {
      expect(await npm(project, ['run', script])).toMatchObject({ code: 0 });
    }
    const service = start(project, 'npm', ['start'], { ...settings, LOG_LEVEL: 'info' });
    await service.waitFor(/Listening on/);
    const { ADMIN_EMAIL: email = '', ADMIN_PASSWORD: password = '' } = parseEnv(
      await readFile(join(project, '.env'), 'utf8'),
    );
    try {
      const statuses = await fuzz({ url, admin: { email, password } }, runs, seed);
      // What was never asked proves nothing.
      for (const status of [200, 201, 204, 400, 401, 403, 404, 405, 409, 413, 415, 422]) {
        expect(statuses, `no answer was ${status}`).toHaveProperty(String(status));
      }
    } finally {
      service.signal('SIGTERM');
      await service.ended;
    }
    await rm(project, { recursive: true });
  });
});
