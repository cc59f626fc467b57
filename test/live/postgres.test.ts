import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { globby } from 'globby';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inService } from '../../src/project/places.js';
import { runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import type { Running } from '../support/generated.js';
import { repository } from '../support/package.js';
import { startPostgres } from '../support/postgres-server.js';
import type { PostgresServer } from '../support/postgres-server.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();
const project = join(root, 'shop');

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** A field of every type that a column can have. */
const fields = [
  'total:decimal:min=0:index',
  'status:enum(open|paid)=open:index',
  'code:string:max=20:unique',
  'note:text?',
  'due:date?:index',
  'at:datetime:index',
  'count:int:index',
  'big:bigint:index',
  'ok:boolean:index',
  'price:decimal:unique',
  'doc:json?',
  'buyer:ref(users)?',
].flatMap((field) => ['--field', field]);

/** Replaces the adapter of SQLite, until the CLI offers PostgreSQL as a choice. */
async function replaceDatabase(): Promise<void> {
  for (const folder of ['templates/database/sqlite', 'templates/kind/user/database/sqlite']) {
    for (const path of await globby('**', { cwd: join(repository, folder) })) {
      await rm(join(project, inService(path, 'user-service')));
    }
  }
  const postgres = join(repository, 'templates/database/postgres');
  for (const path of await globby('**', { cwd: postgres })) {
    await cp(join(postgres, path), join(project, inService(path, 'user-service')));
  }
  await addDependencies('packages/platform', { dependencies: { pg: '8.23.1' } });
  await addDependencies('.', { devDependencies: { '@types/pg': '8.23.1' } });
}

async function addDependencies(folder: string, added: Record<string, Record<string, string>>): Promise<void> {
  const path = join(project, folder, 'package.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, Record<string, string>>;
  for (const [key, packages] of Object.entries(added)) manifest[key] = { ...manifest[key], ...packages };
  await writeFile(path, JSON.stringify(manifest, null, 2));
}

describe('the stores of the SQL family on PostgreSQL', () => {
  it('compile, with an added module', async () => {
    expect(await runCli([project, '--yes', '--no-install', '--no-git'])).toMatchObject({ code: 0 });
    const added = await runCli(['add-module', 'orders', ...fields], {
      cwd: project,
      env: cleanEnvironment(),
    });
    expect(added).toMatchObject({ code: 0 });
    await replaceDatabase();
    expect(await npm(project, ['install'])).toMatchObject({ code: 0 });
    expect(await npm(project, ['run', 'typecheck'])).toMatchObject({ code: 0 });
    expect(await npm(project, ['run', 'build'])).toMatchObject({ code: 0 });
  });

  it('pass their contract tests and the HTTP suite', async () => {
    const suite = ['exec', '--', 'vitest', 'run', '--project', 'contract', '--project', 'http'];
    const { code, output } = await npm(project, suite, { TEST_DATABASE_URL: server.url });
    expect(code, output.slice(-20_000)).toBe(0);
    expect(output).toMatch(/order-repository\.test\.ts/);
    expect(output).toMatch(/postgres-pool\.test\.ts/);
    expect(output).toMatch(/user-lists\.test\.ts/);
  });
});

describe('a service on PostgreSQL', () => {
  let service: Running | undefined;
  afterEach(() => service?.signal('SIGKILL'));

  it('survives a restart of the server', async () => {
    const port = await freePort();
    const settings = { DATABASE_URL: server.url, PORT: port, NODE_ENV: 'test' };
    expect(await npm(project, ['run', 'db:migrate'], settings)).toMatchObject({ code: 0 });
    service = start(project, 'npm', ['start'], settings);
    await service.waitFor(/Listening on/);
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
    expect(await ready()).toBe(200);

    await server.stop();
    await service.waitFor(/Lost a connection to PostgreSQL/);
    await expect.poll(ready).toBe(503);
    await server.start();
    await expect.poll(ready, { timeout: 30_000 }).toBe(200);

    service.signal('SIGTERM');
    await service.ended;
    expect(service.output()).toContain('Stopped');
    expect(service.output()).not.toContain('unhandled');
  });
});
