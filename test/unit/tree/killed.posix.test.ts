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

/** Six files are made in three folders, four are changed, two removed. */
const changes: ChangeSet = [
  ...['a/1', 'a/2', 'b/c/1', 'b/c/2', 'b/d'].map((path) => ({
    path,
    before: null,
    after: plain(`new ${path}`),
  })),
  { path: '.env', before: null, after: { content: `KEY=${secretSlot('password')}`, mode: fileMode.private } },
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

/** What is there, the secret made nameless. */
async function stateOf(folder: string): Promise<Record<string, string>> {
  const files = await snapshotOf(folder);
  const secret = files['.env'] ? { '.env': files['.env'].replace(/=[\w-]{24}$/, '=secret') } : {};
  return { ...files, ...secret };
}

const old = await stateOf(await existingFolder());
const example = await existingFolder();
const calls = await callsOf(await newCase(), example, changes);
const changed = await stateOf(example);

/** The last step at which everything can still be taken back. */
async function findLastStep(step: number): Promise<number> {
  const folder = await existingFolder();
  await commitInProcess(folder, changes, `kill:${step}`);
  return existsSync(join(folder, journalName)) ? step : findLastStep(step - 1);
}
const lastStep = await findLastStep(calls);

describe('a process that is killed while it changes a folder', () => {
  it('changes it by enough steps to be killed at', () => {
    expect(calls).toBeGreaterThan(40);
    expect(changed).toMatchObject({ 'a/1': '644 new a/1', '.env': '600 KEY=secret', three: '644 new three' });
    expect(changed).not.toHaveProperty('gone');
    expect(changed).not.toHaveProperty('only');
  });

  it.each(numbers(calls))(
    'at step %i leaves the old files or the new ones after the next command',
    async (step) => {
      const folder = await existingFolder();
      expect(await commitInProcess(folder, changes, `kill:${step}`)).toMatchObject({ signal: 'SIGKILL' });
      recover(folder);
      const after = await stateOf(folder);
      expect([old, changed]).toContainEqual(after);
      // The old ones can be changed again, as if nothing had been.
      if (after['three'] === old['three']) await commitInProcess(folder, changes);
      expect(await stateOf(folder)).toEqual(changed);
    },
  );

  it.each(numbers(12))(
    'and again at step %i of taking it back leaves the old files in the end',
    async (step) => {
      const folder = await existingFolder();
      await commitInProcess(folder, changes, `kill:${lastStep}`);
      await commitInProcess(folder, undefined, `kill:${step}`);
      recover(folder);
      expect(await stateOf(folder)).toEqual(old);
    },
  );

  it('does not lose what somebody has written since', async () => {
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

describe('a process that is killed while it makes a folder', () => {
  it.each(numbers(creationCalls))(
    'at step %i leaves all of it or nothing after the next command',
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

describe('a disk that is full', () => {
  it.each(someOf(calls))(
    'from step %i on leaves the old files, or has room for the new ones',
    async (step) => {
      const folder = await existingFolder();
      const { code, stderr } = await commitInProcess(folder, changes, `ENOSPC:${step}`);
      expect([0, 1]).toContain(code);
      expect(stderr).toContain(code === 0 ? '' : 'ENOSPC');
      expect(await stateOf(folder)).toEqual(code === 0 ? changed : old);
    },
  );
});

describe('a disk that fails for good', () => {
  it.each(someOf(calls))(
    'from step %i on leaves the old files or the new ones after the next command',
    async (step) => {
      const folder = await existingFolder();
      await commitInProcess(folder, changes, `EIO:${step}`);
      recover(folder);
      expect([old, changed]).toContainEqual(await stateOf(folder));
    },
  );
});
