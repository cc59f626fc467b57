import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createRepository, ignoredBy, repositoryOf, uncommittedChanges } from '../../../src/system/git.js';
import { run } from '../../../src/system/run.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = await temporaryFolder();

describe('run', () => {
  it('passes arguments unchanged, without a shell', async () => {
    const word = '$(touch made) ; touch made "\' *';
    const script = 'process.stdout.write(process.argv[1])';
    expect(await run(process.execPath, ['-e', script, word], folder)).toEqual({
      ok: true,
      output: word,
      stdout: word,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('returns the output of both streams when the program fails', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const result = await run(process.execPath, ['-e', script], folder);
    expect(result.ok).toBe(false);
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });

  it('reports a program that does not exist', async () => {
    const result = await run('no-such-program-anywhere', [], folder);
    expect(result).toEqual({
      ok: false,
      missing: true,
      stdout: '',
      output: expect.stringContaining('no-such-program-anywhere'),
    });
  });

  it('provides no standard input', async () => {
    const script = 'process.stdin.on("end", () => console.log("no input")).resume()';
    expect((await run(process.execPath, ['-e', script], folder)).output).toBe('no input');
  });

  it('terminates the program when cancelled', async () => {
    const running = run(
      process.execPath,
      ['-e', 'setInterval(() => {}, 1000)'],
      folder,
      AbortSignal.timeout(200),
    );
    expect((await running).ok).toBe(false);
  });
});

describe('git', () => {
  const nothing = { tracked: [], secret: [] };
  const git = async (cwd: string, ...args: string[]) => (await run('git', args, cwd)).stdout.trim();
  const newFolder = () => mkdtemp(join(folder, 'git-'));
  afterEach(() => vi.unstubAllEnvs());

  it('creates a repository with one commit and detects it from a subfolder', async () => {
    const project = await newFolder();
    await mkdir(join(project, 'inner'));
    expect(await repositoryOf(project)).toEqual({ state: 'none' });
    await writeFile(join(project, 'a'), '');
    expect(await createRepository(project, nothing)).toEqual({ ok: true, output: '' });
    expect(await git(project, 'log', '--format=%s')).toBe('Create the project');
    expect(await git(project, 'branch', '--show-current')).toBe('main');
    expect(await repositoryOf(join(project, 'inner'))).toEqual({ state: 'present' });
  });

  it('returns the output of Git when it fails', async () => {
    const result = await createRepository(await newFolder(), nothing);
    expect([result.ok, result.output]).toEqual([false, expect.stringContaining('nothing to commit')]);
  });

  it('respects init.defaultBranch', async () => {
    const project = await newFolder();
    await writeFile(join(project, 'a'), '');
    setting('init.defaultBranch', 'trunk');
    expect(await createRepository(project, nothing)).toMatchObject({ ok: true });
    expect(await git(project, 'branch', '--show-current')).toBe('trunk');
  });

  it('works on the folder when started from a Git hook of another repository', async () => {
    const hook = await newFolder();
    await writeFile(join(hook, 'a'), '');
    await createRepository(hook, nothing);
    const project = await newFolder();
    await writeFile(join(project, 'b'), '');
    vi.stubEnv('GIT_DIR', join(hook, '.git'));
    vi.stubEnv('GIT_WORK_TREE', hook);
    vi.stubEnv('GIT_INDEX_FILE', join(hook, '.git/index'));
    expect(await repositoryOf(project)).toEqual({ state: 'none' });
    expect(await createRepository(project, nothing)).toMatchObject({ ok: true });
    expect(await git(project, 'ls-files')).toBe('b');
    expect(await git(hook, 'ls-files')).toBe('a');
  });

  it('commits generated files that the global ignore file matches', async () => {
    const project = await newFolder();
    const ignore = join(await newFolder(), 'ignore');
    await writeFile(ignore, 'docs/\n*.lock\n');
    await mkdir(join(project, 'docs'));
    for (const path of ['docs/a.md', 'bun.lock', 'b', 'c.lock']) await writeFile(join(project, path), '');
    setting('core.excludesFile', ignore);
    const tracked = ['b', 'bun.lock', 'docs/a.md'];
    expect(await createRepository(project, { tracked, secret: [] })).toMatchObject({ ok: true });
    expect(await git(project, 'ls-files')).toBe('b\nbun.lock\ndocs/a.md');
  });

  it('commits nothing when a secret file is not ignored', async () => {
    const project = await newFolder();
    await writeFile(join(project, '.env'), '');
    const result = await createRepository(project, { tracked: [], secret: ['.env'] });
    expect(result).toEqual({ ok: false, output: '.gitignore does not ignore .env' });
    expect(await git(project, 'rev-list', '--all')).toBe('');
  });

  it('fails when the commit does not contain a file', async () => {
    const project = await newFolder();
    await writeFile(join(project, 'a'), '');
    const hooks = await newFolder();
    const hook = '#!/bin/sh\ngit reset --quiet b\n';
    await writeFile(join(hooks, 'pre-commit'), hook, { mode: 0o755 });
    await writeFile(join(project, 'b'), '');
    setting('core.hooksPath', hooks);
    const result = await createRepository(project, { tracked: ['a', 'b'], secret: [] });
    expect(result).toEqual({ ok: false, output: 'The first commit does not contain b' });
  });

  it('reports a repository that Git rejects as unknown', async () => {
    const project = await newFolder();
    await writeFile(join(project, 'a'), '');
    await createRepository(project, nothing);
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    const refused = { state: 'unknown', reason: expect.stringContaining('safe.directory') };
    expect(await repositoryOf(project)).toEqual(refused);
    expect(await uncommittedChanges(project)).toEqual(refused);
  });

  it.each([
    [
      'a folder without HEAD',
      async (path: string) => {
        await mkdir(path);
        await writeFile(join(path, 'config'), '');
      },
    ],
    ['a file with a missing target', (path: string) => writeFile(path, 'gitdir: /nowhere\n')],
    ['a file with other content', (path: string) => writeFile(path, 'x')],
  ])('reports a broken .git as unknown: %s', async (_what, breakIt) => {
    const outer = await newFolder();
    const project = join(outer, 'project');
    await mkdir(project);
    await breakIt(join(outer, '.git'));
    expect(await repositoryOf(project)).toMatchObject({ state: 'unknown' });
  });

  it('ignores an empty .git folder and a repository above GIT_CEILING_DIRECTORIES', async () => {
    const outer = await newFolder();
    const project = join(outer, 'project');
    await mkdir(join(project, '.git'), { recursive: true });
    await writeFile(join(outer, 'a'), '');
    await createRepository(outer, nothing);
    vi.stubEnv('GIT_CEILING_DIRECTORIES', outer);
    expect(await repositoryOf(project)).toEqual({ state: 'none' });
  });

  it('detects uncommitted changes, independent of trace output', async () => {
    const project = await newFolder();
    await writeFile(join(project, 'a'), '');
    expect(await uncommittedChanges(project)).toEqual({ state: 'none' });
    await createRepository(project, nothing);
    vi.stubEnv('GIT_TRACE', '1');
    expect(await uncommittedChanges(project)).toEqual({ state: 'none' });
    await writeFile(join(project, 'a'), 'changed');
    expect(await uncommittedChanges(project)).toEqual({ state: 'some' });
  });

  it('returns the files that a repository ignores', async () => {
    const project = await newFolder();
    await writeFile(join(project, '.gitignore'), 'lib/\n');
    await createRepository(project, nothing);
    await mkdir(join(project, 'lib'));
    for (const path of ['lib/a', 'b']) await writeFile(join(project, path), '');
    expect(await ignoredBy(project, ['.gitignore', 'b', 'lib/a'])).toEqual(['lib/a']);
  });
});

/** Sets a Git setting through environment variables. */
function setting(key: string, value: string): void {
  vi.stubEnv('GIT_CONFIG_COUNT', '1');
  vi.stubEnv('GIT_CONFIG_KEY_0', key);
  vi.stubEnv('GIT_CONFIG_VALUE_0', value);
}
