import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { creationOf } from '../../../src/tree/change-set.js';
import type { ChangeSet } from '../../../src/tree/change-set.js';
import { commit } from '../../../src/tree/commit.js';
import { recover } from '../../../src/tree/existing-folder.js';
import { secretSlot } from '../../../src/tree/secrets.js';
import { createTree, fileMode } from '../../../src/tree/tree.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

// The modes below are those of a usual mask.
process.umask(0o022);
const root = await temporaryFolder();
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(root, 'case-'));
});

const plain = (content: string) => ({ content, mode: fileMode.plain });
const changes = creationOf(
  createTree([
    [
      '.env',
      { content: `A=${secretSlot('password')}\nB=${secretSlot('password')}\n`, mode: fileMode.private },
    ],
    ['run.sh', { content: '#!/bin/sh\n', mode: fileMode.executable }],
    ['src/a.ts', plain('export {};\n')],
  ]),
);

describe('committing', () => {
  it.each(['deep/er/shop', '.'])(
    'sets the modes and fills each secret with a value of its own: %s',
    async (path) => {
      const destination = join(folder, path);
      await commit(changes, destination);
      const modeOf = async (name: string) => (await stat(join(destination, name))).mode & 0o777;
      expect([await modeOf('.env'), await modeOf('run.sh'), await modeOf('src/a.ts')]).toEqual([
        0o600, 0o755, 0o644,
      ]);
      const [a, b] = (await readFile(join(destination, '.env'), 'utf8')).trim().split('\n');
      expect(a).toMatch(/^A=[\w-]{24}$/);
      expect(a?.slice(2)).not.toBe(b?.slice(2));
      expect(await readdir(destination)).toEqual(['.env', 'run.sh', 'src']);
      expect(await readdir(folder)).toHaveLength(path === '.' ? 3 : 1);
    },
  );

  it('refuses a secret in a file that others may read', async () => {
    const open: ChangeSet = [{ path: 'a', before: null, after: plain(secretSlot('password')) }];
    await expect(commit(open, join(folder, 'shop'))).rejects.toThrow('readable by others');
  });

  it('changes, makes and removes files, and keeps the mode of what it changes', async () => {
    await writeFile(join(folder, 'script'), 'old', { mode: 0o750 });
    await writeFile(join(folder, 'gone'), 'old');
    await commit(
      [
        { path: 'gone', before: 'old', after: null },
        { path: 'made/here', before: null, after: plain('new') },
        { path: 'script', before: 'old', after: plain('new') },
      ],
      folder,
    );
    expect(await snapshotOf(folder)).toEqual({
      made: 'folder 755',
      'made/here': '644 new',
      script: '750 new',
    });
  });
});

describe('a change that cannot be made', () => {
  beforeEach(async () => {
    await writeFile(join(folder, 'first'), 'old');
    await writeFile(join(folder, 'file'), 'mine');
    await mkdir(join(folder, 'elsewhere'));
    await symlink('elsewhere', join(folder, 'link'));
    await symlink('file', join(folder, 'link-to-file'));
  });

  it.each([
    ['to a file that has another content', 'file', 'expected', 'changed_meanwhile'],
    ['to a file that is gone', 'nothing', 'expected', 'changed_meanwhile'],
    ['that makes a file where there is one', 'file', null, 'in_the_way'],
    ['below a file', 'file/below', null, 'in_the_way'],
    ['where a folder is', 'elsewhere', 'expected', 'in_the_way'],
    ['through a symbolic link', 'link/a', null, 'symbolic_link'],
    ['to a symbolic link', 'link-to-file', 'mine', 'symbolic_link'],
  ])('%s leaves everything as it was', async (_name, path, before, code) => {
    const old = await snapshotOf(folder);
    const both: ChangeSet = [
      { path: 'first', before: 'old', after: plain('new') },
      { path, before, after: plain('new') },
    ];
    await expect(commit(both, folder)).rejects.toMatchObject({ name: 'CommitRefused', code });
    expect(await snapshotOf(folder)).toEqual(old);
  });

  it('because the folder has appeared meanwhile leaves both as they are', async () => {
    const destination = join(folder, 'new');
    const both = Promise.allSettled([commit(changes, destination), commit(changes, destination)]);
    const outcomes = (await both).map(({ status }) => status);
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('another run in the same folder', () => {
  const journal = () => join(folder, '.enterprise-journal');
  const ownedBy = async (pid: number, host: string) => {
    await mkdir(journal());
    await writeFile(join(journal(), 'owner.0'), JSON.stringify({ pid, host }));
  };

  it('that works keeps this one out', async () => {
    await ownedBy(process.ppid, hostname());
    await expect(commit(changes, folder)).rejects.toMatchObject({ code: 'busy' });
    expect(() => recover(folder)).toThrow('Another run is writing there');
    expect(await readdir(folder)).toEqual(['.enterprise-journal']);
  });

  it('on another machine keeps this one out while it may be working', async () => {
    await ownedBy(1, 'elsewhere');
    await expect(commit(changes, folder)).rejects.toMatchObject({ code: 'busy' });
  });

  it('in the same process keeps this one out', async () => {
    const outcomes = await Promise.allSettled([commit(changes, folder), commit(changes, folder)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await readdir(folder)).toEqual(['.env', 'run.sh', 'src']);
  });

  it('may have left something that is no journal', async () => {
    await mkdir(journal());
    await writeFile(join(journal(), 'notes'), 'mine');
    await expect(commit(changes, folder)).rejects.toMatchObject({ code: 'in_the_way' });
    expect(() => recover(folder)).toThrow('in the way');
    expect(await readFile(join(journal(), 'notes'), 'utf8')).toBe('mine');
  });
});
