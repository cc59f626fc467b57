import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli.js';
import { defaults } from '../../support/project.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let project: string;
beforeEach(async () => {
  project = join(await mkdtemp(join(root, 'case-')), 'shop');
  await runCli([project, '--yes', '--no-install', '--no-git']);
});

const run = (...args: string[]) => runCli(args, { cwd: project });
async function changedFiles(): Promise<Record<string, string>> {
  const { files } = JSON.parse((await run('status', '--json')).stdout);
  return Object.fromEntries(
    files
      .filter(({ state }: { state: string }) => state !== 'pristine')
      .map(({ path, state }: { path: string; state: string }) => [path, state]),
  );
}

describe('status', () => {
  it('reports every file of a new project as pristine, from any of its folders', async () => {
    const { code, stdout } = await runCli(['status', '--exit-code'], { cwd: join(project, 'services') });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^\d{3} pristine, 0 modified, 0 missing, 0 new$/),
    ]);
  });

  it('reports changed, removed and added files, except ignored ones', async () => {
    await writeFile(join(project, 'README.md'), 'mine');
    await rm(join(project, 'Dockerfile'));
    await mkdir(join(project, 'services/other'));
    await writeFile(join(project, 'services/other/index.ts'), '');
    await mkdir(join(project, 'packages/platform/dist'));
    await writeFile(join(project, 'packages/platform/dist/ignored.js'), '');
    await rm(join(project, 'compose.yaml'));
    await symlink('README.md', join(project, 'compose.yaml'));
    expect(await changedFiles()).toEqual({
      'README.md': 'modified',
      Dockerfile: 'missing',
      'compose.yaml': 'modified',
      'services/other/index.ts': 'new',
    });
    const { code, stdout } = await run('status', '--exit-code');
    expect([code, stdout]).toEqual([1, expect.stringMatching(/missing +Dockerfile\n/)]);
    expect(await run('status')).toMatchObject({ code: 0 });
  });

  it('ignores the order of entries in a wired list, but not the list that they are in', async () => {
    await run('add-module', 'orders', '--field', 'total:int');
    const file = join(project, 'services/user-service/src/access.ts');
    const text = await readFile(file, 'utf8');
    const swapped = text.replace(/( +'orders:delete',\n)( +'orders:write',\n)/, '$2$1');
    expect(swapped).not.toBe(text);
    await writeFile(file, swapped);
    expect(await changedFiles()).toEqual({});
    const moved = text.replace(
      /( +'orders:read',\n)( +\],\n +\},\n +admin[^]*?)( +'orders:write',\n)/,
      '$1$3$2',
    );
    expect(moved).not.toBe(text);
    await writeFile(file, moved);
    expect(await changedFiles()).toEqual({ 'services/user-service/src/access.ts': 'modified' });
  });

  it('ignores different line endings', async () => {
    const file = join(project, 'README.md');
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('\n', '\r\n'));
    expect(await changedFiles()).toEqual({});
  });
});

describe('info', () => {
  it('shows the choices and modules of the project', async () => {
    const { stdout } = await run('info', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'shop',
      answers: defaults,
      services: [{ name: 'user-service', kind: 'user', modules: [{ name: 'users' }, {}, {}] }],
    });
    expect((await run('info')).stdout).toMatch(/Framework +Fastify/);
  });

  it('exits with 2 outside of a project', async () => {
    const { code, stderr } = await runCli(['info'], { cwd: root });
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not inside a project')]);
  });
});

describe('the records of a project', () => {
  it('contain no secret and no path of this machine', async () => {
    const environment = await readFile(join(project, '.env'), 'utf8');
    const secrets = [
      ...environment.matchAll(/^(?:AUTH_SIGNING_KEY|ADMIN_PASSWORD|IDEMPOTENCY_SECRET)=(.+)$/gm),
    ];
    expect(secrets).toHaveLength(3);
    for (const file of ['project.json', 'lock.json', 'base.jsonl']) {
      const text = await readFile(join(project, '.enterprise', file), 'utf8');
      for (const [, secret = ''] of secrets) expect(text).not.toContain(secret);
      expect(text).not.toContain(root);
    }
    const lock = JSON.parse(await readFile(join(project, '.enterprise/lock.json'), 'utf8'));
    expect(lock.files).not.toHaveProperty(['.env']);
    expect(lock.files['Dockerfile']).toMatchObject({
      template: 'project/Dockerfile',
      mode: '644',
    });
  });

  it('contain the content of every listed file', async () => {
    const lock = JSON.parse(await readFile(join(project, '.enterprise/lock.json'), 'utf8'));
    const base = (await readFile(join(project, '.enterprise/base.jsonl'), 'utf8')).trim().split('\n');
    const contents = new Map(
      base.map((line) => JSON.parse(line)).map(({ hash, content }) => [hash, content]),
    );
    for (const [path, { hash }] of Object.entries<{ hash: string }>(lock.files)) {
      expect(contents.get(hash)).toBe(await readFile(join(project, path), 'utf8'));
    }
  });

  it.each([
    ['invalid JSON', 'project.json', '{', 'is not valid JSON'],
    ['merge markers', 'lock.json', '<<<<<<< HEAD\n{}', 'merge conflict markers'],
    ['an invalid structure', 'project.json', '{"format":1}', 'is not valid: tool'],
    [
      'another name',
      'services/user-service/users.json',
      '{"format":1,"name":"x","needs":[],"migration":1}',
      'different module',
    ],
    ['a path outside of the project', 'lock.json', '{"format":1,"files":{"../x":{}}}', 'is not valid'],
    [
      'a path of a module outside of the project',
      'services/user-service/users.json',
      '{"format":1,"name":"users","needs":[],"migration":1,"files":{"../x":{}}}',
      'is not valid: files',
    ],
    ['a later format', 'lock.json', '{"format":2}', 'newer version'],
  ])('are rejected with %s', async (_name, file, text, reason) => {
    await writeFile(join(project, '.enterprise', file), text);
    const { code, stderr } = await run('status');
    expect([code, stderr]).toEqual([2, expect.stringContaining(reason)]);
    const options = reason === 'merge conflict markers' ? '--ours' : 'HEAD';
    expect(stderr).toContain(`git checkout ${options} -- .enterprise/${file}`);
  });
});
