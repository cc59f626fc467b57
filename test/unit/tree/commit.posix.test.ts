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

// The expected modes assume this umask.
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
      {
        content: `A=${secretSlot('password', 'a')}\nB=x:${secretSlot('password', 'b')}@y:${secretSlot('password', 'a')}\n`,
        mode: fileMode.private,
      },
    ],
    ['own/.env', { content: `A=${secretSlot('password', 'a')}\n`, mode: fileMode.private }],
    ['run.sh', { content: '#!/bin/sh\n', mode: fileMode.executable }],
    ['src/a.ts', plain('export {};\n')],
  ]),
);

describe('commit', () => {
  it.each(['deep/er/shop', '.'])(
    'sets modes and generates one value for each name of a secret in %s',
    async (path) => {
      const destination = join(folder, path);
      await commit(changes, destination);
      const modeOf = async (name: string) => (await stat(join(destination, name))).mode & 0o777;
      expect([await modeOf('.env'), await modeOf('run.sh'), await modeOf('src/a.ts')]).toEqual([
        0o600, 0o755, 0o644,
      ]);
      const text = await readFile(join(destination, '.env'), 'utf8');
      const [, a, b, again] = /^A=([\w-]{24})\nB=x:([\w-]{24})@y:([\w-]{24})\n$/.exec(text) ?? [];
      expect(again).toBe(a);
      expect(b).not.toBe(a);
      expect(await readFile(join(destination, 'own/.env'), 'utf8')).toBe(`A=${a}\n`);
      expect(await readdir(destination)).toEqual(['.env', 'own', 'run.sh', 'src']);
      expect(await readdir(folder)).toHaveLength(path === '.' ? 4 : 1);
    },
  );

  it('rejects a secret in a file that other users can read', async () => {
    const open: ChangeSet = [{ path: 'a', before: null, after: plain(secretSlot('password', 'a')) }];
    await expect(commit(open, join(folder, 'shop'))).rejects.toThrow('readable by other users');
  });

  it('changes, creates and removes files, and keeps the mode of changed files', async () => {
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

describe('a failing commit', () => {
  beforeEach(async () => {
    await writeFile(join(folder, 'first'), 'old');
    await writeFile(join(folder, 'file'), 'mine');
    await mkdir(join(folder, 'elsewhere'));
    await symlink('elsewhere', join(folder, 'link'));
    await symlink('file', join(folder, 'link-to-file'));
  });

  it.each([
    ['a file has different content', 'file', 'expected', 'changed_meanwhile'],
    ['a file does not exist', 'nothing', 'expected', 'changed_meanwhile'],
    ['a file to create exists', 'file', null, 'in_the_way'],
    ['a parent is a file', 'file/below', null, 'in_the_way'],
    ['the path is a folder', 'elsewhere', 'expected', 'in_the_way'],
    ['a parent is a symbolic link', 'link/a', null, 'symbolic_link'],
    ['the path is a symbolic link', 'link-to-file', 'mine', 'symbolic_link'],
  ])('changes nothing when %s', async (_name, path, before, code) => {
    const old = await snapshotOf(folder);
    const both: ChangeSet = [
      { path: 'first', before: 'old', after: plain('new') },
      { path, before, after: plain('new') },
    ];
    await expect(commit(both, folder)).rejects.toMatchObject({ name: 'CommitRefused', code });
    expect(await snapshotOf(folder)).toEqual(old);
  });

  it('leaves no temporary folder when a concurrent commit creates the same folder', async () => {
    const destination = join(folder, 'new');
    const both = Promise.allSettled([commit(changes, destination), commit(changes, destination)]);
    const outcomes = (await both).map(({ status }) => status);
    expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('the lock of a folder', () => {
  const journal = () => join(folder, '.enterprise-journal');
  const ownedBy = async (pid: number, host: string) => {
    await mkdir(journal());
    await writeFile(join(journal(), 'owner.0'), JSON.stringify({ pid, host }));
  };

  it('is busy while another process holds it', async () => {
    await ownedBy(process.ppid, hostname());
    await expect(commit(changes, folder)).rejects.toMatchObject({ code: 'busy' });
    expect(() => recover(folder)).toThrow('Another run is writing to this folder');
    expect(await readdir(folder)).toEqual(['.enterprise-journal']);
  });

  it('is busy while a process on another machine may hold it', async () => {
    await ownedBy(1, 'elsewhere');
    await expect(commit(changes, folder)).rejects.toMatchObject({ code: 'busy' });
  });

  it('is busy while the same process holds it', async () => {
    const outcomes = await Promise.allSettled([commit(changes, folder), commit(changes, folder)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await readdir(folder)).toEqual(['.env', 'own', 'run.sh', 'src']);
  });

  it('rejects a journal folder without an owner file', async () => {
    await mkdir(journal());
    await writeFile(join(journal(), 'notes'), 'mine');
    await expect(commit(changes, folder)).rejects.toMatchObject({ code: 'in_the_way' });
    expect(() => recover(folder)).toThrow('already exists and is not a lock');
    expect(await readFile(join(journal(), 'notes'), 'utf8')).toBe('mine');
  });
});
