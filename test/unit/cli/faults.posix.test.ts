import { chmod, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli.js';
import { faulty } from '../../support/faults/faults.js';
import { runOnFullDisk } from '../../support/faults/full-disk.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
});

const create = (directory: string, fault?: string, calls?: string) =>
  runCli([directory, '--name', 'shop', '--yes', '--no-install', '--no-git'], {
    cwd: folder,
    ...(fault && faulty(fault, calls)),
  });

/** Some of the steps of a run, from its first to its last. */
async function someSteps(directory: string): Promise<number[]> {
  folder = await mkdtemp(join(root, 'case-'));
  const file = join(root, 'calls');
  expect(await create(directory, 'none:0', file)).toMatchObject({ code: 0 });
  const calls = Number(await readFile(file, 'utf8'));
  return [2, 40, Math.ceil(calls * 0.6), calls - 1, calls];
}

const intoNew = await someSteps('deep/shop');
const intoExisting = await someSteps('.');

describe('a run that is killed', () => {
  it.each(intoNew)('at step %i of a new directory leaves all of it or nothing', async (step) => {
    expect(await create('deep/shop', `kill:${step}`)).toMatchObject({ code: undefined });
    expect((await readdir(folder)).filter((name) => !name.startsWith('.deep.'))).toEqual([]);
    expect(await create('deep/shop')).toMatchObject({ code: 0 });
    expect(await readdir(folder)).toEqual(['deep']);
    expect(await readdir(join(folder, 'deep'))).toEqual(['shop']);
  });

  it.each(intoExisting)(
    'at step %i into a directory leaves all of it or nothing after the next command',
    async (step) => {
      await mkdir(join(folder, '.git'));
      expect(await create('.', `kill:${step}`)).toMatchObject({ code: undefined });
      const again = await create('.');
      const status = await runCli(['status', '--exit-code'], { cwd: folder });
      expect(status).toMatchObject({ code: 0 });
      expect((await readdir(folder)).filter((name) => name.includes('journal'))).toEqual([]);
      expect([0, 3]).toContain(again.code);
    },
  );
});

describe('two runs at once', () => {
  it.each(['shop', '.'])(
    'into one directory: one makes it, the other says why not (%s)',
    async (directory) => {
      const both = await Promise.all([create(directory), create(directory)]);
      const codes = both.map(({ code }) => code ?? -1).toSorted((a, b) => a - b);
      // It found the other run at work, or what that has written.
      expect([
        [0, 3],
        [0, 7],
      ]).toContainEqual(codes);
      const cwd = join(folder, directory);
      expect(await runCli(['status', '--exit-code'], { cwd })).toMatchObject({ code: 0 });
      expect(await readdir(folder)).toHaveLength(directory === 'shop' ? 1 : (await readdir(cwd)).length);
    },
  );
});

describe('a place that cannot be written', () => {
  it.each(['deep/shop', '.'])('because the disk is full is left as it was (%s)', async (directory) => {
    const args = [directory, '--name', 'shop', '--yes', '--no-install', '--no-git'];
    const { code, stderr, left } = await runOnFullDisk(folder, args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Make room')]);
    expect(left).toEqual([]);
  });

  it.each(['shop', '.'])('because it belongs to somebody else is told so (%s)', async (directory) => {
    // Nothing keeps root out, so that root has to become somebody else.
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) await chmod(folder, 0o555);
    const { code, stderr } = await create(directory, isRoot ? 'nobody:0' : 'none:0');
    expect([code, stderr]).toEqual([2, expect.stringContaining('You may not write there')]);
    expect(await readdir(folder)).toEqual([]);
  });
});
