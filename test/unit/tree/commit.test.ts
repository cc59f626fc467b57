import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { stage } from '../../../src/tree/commit.js';
import { secretSlot } from '../../../src/tree/secrets.js';
import { createTree, fileMode } from '../../../src/tree/tree.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
let count = 0;
let folder: string;
beforeEach(async () => {
  folder = join(root, String((count += 1)));
  await mkdir(folder);
});

const tree = createTree([
  ['.env', { content: `A=${secretSlot('password')}\nB=${secretSlot('password')}\n`, mode: fileMode.private }],
  ['run.sh', { content: '#!/bin/sh\n', mode: fileMode.executable }],
  ['src/a.ts', { content: 'export {};\n', mode: fileMode.plain }],
]);

describe('committing a new folder', () => {
  it('shows nothing before, everything after', async () => {
    const destination = join(folder, 'deep', 'shop');
    const staged = await stage(tree, destination);
    await expect(readdir(destination)).rejects.toThrow('ENOENT');
    await staged.commit();
    expect(await readdir(join(folder, 'deep'))).toEqual(['shop']);
    expect(await readFile(join(destination, 'src/a.ts'), 'utf8')).toBe('export {};\n');
  });

  it('sets the modes and fills each secret with a value of its own', async () => {
    const destination = join(folder, 'shop');
    await (await stage(tree, destination)).commit();
    const modeOf = async (path: string) => (await stat(join(destination, path))).mode & 0o777;
    expect([await modeOf('.env'), await modeOf('run.sh'), await modeOf('src/a.ts')]).toEqual([
      0o600, 0o755, 0o644,
    ]);
    const [a, b] = (await readFile(join(destination, '.env'), 'utf8')).trim().split('\n');
    expect(a).toMatch(/^A=[\w-]{24}$/);
    expect(a?.slice(2)).not.toBe(b?.slice(2));
  });

  it('leaves nothing when it is discarded, not even the parents it made', async () => {
    const staged = await stage(tree, join(folder, 'deep', 'deeper', 'shop'));
    staged.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing when it fails or is cancelled', async () => {
    const impossible = createTree([...tree, ['src/a.ts/b.ts', { content: '', mode: fileMode.plain }]]);
    await expect(stage(impossible, join(folder, 'shop'))).rejects.toThrow(/EEXIST|ENOTDIR/);
    await expect(
      stage(tree, join(folder, 'shop'), AbortSignal.abort(new Error('cancelled'))),
    ).rejects.toThrow('cancelled');
    expect(await readdir(folder)).toEqual([]);
  });

  it('fills an empty folder that was there', async () => {
    await (await stage(tree, folder)).commit();
    expect(await readdir(folder)).toEqual(['.env', 'run.sh', 'src']);
  });

  it('replaces nothing that has appeared meanwhile', async () => {
    const staged = await stage(tree, folder);
    await writeFile(join(folder, 'run.sh'), 'mine');
    await expect(staged.commit()).rejects.toThrow('has appeared meanwhile');
    staged.discard();
    expect(await readdir(folder)).toEqual(['run.sh']);
    expect(await readFile(join(folder, 'run.sh'), 'utf8')).toBe('mine');
  });

  it('refuses a secret in a file that others may read', async () => {
    const open = createTree([['a', { content: secretSlot('password'), mode: fileMode.plain }]]);
    await expect(stage(open, join(folder, 'shop'))).rejects.toThrow('readable by others');
  });
});
