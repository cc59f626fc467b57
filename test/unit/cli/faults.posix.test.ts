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

/** Returns some steps of a run, early to late. */
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
  it.each(intoNew)('leaves all files or none at step %i of a new directory', async (step) => {
    expect(await create('deep/shop', `kill:${step}`)).toMatchObject({ code: undefined });
    expect((await readdir(folder)).filter((name) => !name.startsWith('.deep.'))).toEqual([]);
    expect(await create('deep/shop')).toMatchObject({ code: 0 });
    expect(await readdir(folder)).toEqual(['deep']);
    expect(await readdir(join(folder, 'deep'))).toEqual(['shop']);
  });

  it.each(intoExisting)(
    'leaves all files or none after the next command at step %i in an existing directory',
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
    'create one project, and the other run reports the conflict (%s)',
    async (directory) => {
      const both = await Promise.all([create(directory), create(directory)]);
      const codes = both.map(({ code }) => code ?? -1).toSorted((a, b) => a - b);
      // 7: the other run is active; 3: the other run has finished.
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

describe('an unwritable target', () => {
  it.each(['deep/shop', '.'])('stays unchanged when the disk is full (%s)', async (directory) => {
    const args = [directory, '--name', 'shop', '--yes', '--no-install', '--no-git'];
    const { code, stderr, left } = await runOnFullDisk(folder, args);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Free some space')]);
    expect(left).toEqual([]);
  });

  it.each(['shop', '.'])('is reported when permission is denied (%s)', async (directory) => {
    // Permissions do not apply to root, so root switches to another user.
    const isRoot = process.getuid?.() === 0;
    if (!isRoot) await chmod(folder, 0o555);
    const { code, stderr } = await create(directory, isRoot ? 'nobody:0' : 'none:0');
    expect([code, stderr]).toEqual([2, expect.stringContaining('Permission denied')]);
    expect(await readdir(folder)).toEqual([]);
  });
});
