import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ChangeSet } from '../../../src/tree/change-set.js';
import { recover } from '../../../src/tree/existing-folder.js';
import { journalName } from '../../../src/tree/lock.js';
import { secretSlot } from '../../../src/tree/secrets.js';
import { fileMode } from '../../../src/tree/tree.js';
import { callsOf, commitInProcess } from '../../support/faults/faults.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
const newCase = () => mkdtemp(join(root, 'case-'));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const someOf = (count: number) => numbers(count).filter((number) => number % 3 === 1);
const plain = (content: string) => ({ content, mode: fileMode.plain });

/** Six files are created in three folders, four are changed, three are removed. */
const changes: ChangeSet = [
  ...['a/1', 'a/2', 'b/c/1', 'b/c/2', 'b/d'].map((path) => ({
    path,
    before: null,
    after: plain(`new ${path}`),
  })),
  {
    path: '.env',
    before: null,
    after: { content: `KEY=${secretSlot('password', 'a')}`, mode: fileMode.private },
  },
  ...['old/1', 'old/2', 'three', 'four'].map((path) => ({
    path,
    before: `old ${path}`,
    after: plain(`new ${path}`),
  })),
  ...['old/gone', 'gone', 'only/deep/gone'].map((path) => ({ path, before: `old ${path}`, after: null })),
];
const creation: ChangeSet = numbers(20).map((n) => ({
  path: `${n % 4}/${n}`,
  before: null,
  after: plain(String(n)),
}));

async function existingFolder(): Promise<string> {
  const folder = await newCase();
  await mkdir(join(folder, 'old'));
  await mkdir(join(folder, 'only/deep'), { recursive: true });
  for (const { path, before } of changes) if (before !== null) await writeFile(join(folder, path), before);
  return folder;
}

/** Returns a snapshot of the folder with the secret masked. */
async function stateOf(folder: string): Promise<Record<string, string>> {
  const files = await snapshotOf(folder);
  const secret = files['.env'] ? { '.env': files['.env'].replace(/=[\w-]{24}$/, '=secret') } : {};
  return { ...files, ...secret };
}

const old = await stateOf(await existingFolder());
const example = await existingFolder();
const calls = await callsOf(await newCase(), example, changes);
const changed = await stateOf(example);

/** Returns the last step after which the commit is rolled back. */
async function findLastStep(step: number): Promise<number> {
  const folder = await existingFolder();
  await commitInProcess(folder, changes, `kill:${step}`);
  return existsSync(join(folder, journalName)) ? step : findLastStep(step - 1);
}
const lastStep = await findLastStep(calls);

describe('a process that is killed while it changes a folder', () => {
  it('makes enough file system calls to be killed at', () => {
    expect(calls).toBeGreaterThan(40);
    expect(changed).toMatchObject({ 'a/1': '644 new a/1', '.env': '600 KEY=secret', three: '644 new three' });
    expect(changed).not.toHaveProperty('gone');
    expect(changed).not.toHaveProperty('only');
  });

  it.each(numbers(calls))(
    'leaves the old or the new files after recovery when killed at step %i',
    async (step) => {
      const folder = await existingFolder();
      expect(await commitInProcess(folder, changes, `kill:${step}`)).toMatchObject({ signal: 'SIGKILL' });
      recover(folder);
      const after = await stateOf(folder);
      expect([old, changed]).toContainEqual(after);
      // A rolled-back folder accepts the same commit again.
      if (after['three'] === old['three']) await commitInProcess(folder, changes);
      expect(await stateOf(folder)).toEqual(changed);
    },
  );

  it.each(numbers(12))(
    'leaves the old files when the rollback is killed at step %i and repeated',
    async (step) => {
      const folder = await existingFolder();
      await commitInProcess(folder, changes, `kill:${lastStep}`);
      await commitInProcess(folder, undefined, `kill:${step}`);
      recover(folder);
      expect(await stateOf(folder)).toEqual(old);
    },
  );

  it('keeps edits that were made before the recovery', async () => {
    const folder = await existingFolder();
    await commitInProcess(folder, changes, `kill:${lastStep}`);
    await writeFile(join(folder, 'three'), 'written since');
    await writeFile(join(folder, 'a/3'), 'written since');
    recover(folder);
    expect(await stateOf(folder)).toEqual({
      ...old,
      a: 'folder 755',
      'a/3': '644 written since',
      three: '644 written since',
    });
  });
});

const room = await newCase();
const creationCalls = await callsOf(await newCase(), join(room, 'parent/shop'), creation);

describe('a process that is killed while it creates a folder', () => {
  it.each(numbers(creationCalls))(
    'leaves no visible files, and the next commit succeeds, when killed at step %i',
    async (step) => {
      const folder = await newCase();
      const destination = join(folder, 'parent/shop');
      expect(await commitInProcess(destination, creation, `kill:${step}`)).toMatchObject({
        signal: 'SIGKILL',
      });
      expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
      expect(await commitInProcess(destination, creation)).toMatchObject({ code: 0 });
      expect(await snapshotOf(folder)).toEqual(await snapshotOf(room));
    },
  );
});

describe('a full disk', () => {
  it.each(someOf(calls))('leaves the old or the new files when full from step %i on', async (step) => {
    const folder = await existingFolder();
    const { code, stderr } = await commitInProcess(folder, changes, `ENOSPC:${step}`);
    expect([0, 1]).toContain(code);
    expect(stderr).toContain(code === 0 ? '' : 'ENOSPC');
    expect(await stateOf(folder)).toEqual(code === 0 ? changed : old);
  });
});

describe('a permanently failing disk', () => {
  it.each(someOf(calls))(
    'leaves the old or the new files after recovery when failing from step %i on',
    async (step) => {
      const folder = await existingFolder();
      await commitInProcess(folder, changes, `EIO:${step}`);
      recover(folder);
      expect([old, changed]).toContainEqual(await stateOf(folder));
    },
  );
});
