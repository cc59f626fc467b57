import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRepository, obstacleToRepository } from '../../../src/system/git.js';
import { run } from '../../../src/system/run.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = await temporaryFolder();

describe('running a program', () => {
  it('hands over arguments as they are, never to a shell', async () => {
    const word = '$(touch made) ; touch made "\' *';
    const script = 'process.stdout.write(process.argv[1])';
    expect(await run(process.execPath, ['-e', script, word], folder)).toEqual({ ok: true, output: word });
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells what the program said on both streams when it fails', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const result = await run(process.execPath, ['-e', script], folder);
    expect(result.ok).toBe(false);
    expect(result.output).toContain('out');
    expect(result.output).toContain('err');
  });

  it('tells that there is no such program', async () => {
    const result = await run('no-such-program-anywhere', [], folder);
    expect(result).toEqual({
      ok: false,
      missing: true,
      output: expect.stringContaining('no-such-program-anywhere'),
    });
  });

  it('gives it no input to wait for', async () => {
    const script = 'process.stdin.on("end", () => console.log("no input")).resume()';
    expect((await run(process.execPath, ['-e', script], folder)).output).toBe('no input');
  });

  it('ends it when it is cancelled', async () => {
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
  it('makes a repository with one commit, and none inside another', async () => {
    const project = join(folder, 'project');
    await mkdir(join(project, 'inner'), { recursive: true });
    expect(await obstacleToRepository(project)).toBeNull();
    await run(process.execPath, ['-e', 'require("fs").writeFileSync("a", "")'], project);
    expect(await createRepository(project)).toEqual({ ok: true, output: '' });
    expect((await run('git', ['log', '--format=%s'], project)).output).toBe('Create the project');
    expect(await obstacleToRepository(join(project, 'inner'))).toContain('in a repository already');
  });

  it('tells in its own words why it failed', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    const result = await createRepository(empty);
    expect([result.ok, result.output]).toEqual([false, expect.stringContaining('nothing to commit')]);
  });
});
