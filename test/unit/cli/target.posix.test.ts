import { existsSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertTargetIsFree, parseTarget, prepareTarget } from '../../../src/cli/create/target.js';
import { journalName } from '../../../src/tree/lock.js';
import { fileMode } from '../../../src/tree/tree.js';
import { callsOf, commitInProcess } from '../../support/faults/faults.js';
import { snapshotOf } from '../../support/snapshot-of.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const root = await temporaryFolder();
const newCase = () => mkdtemp(join(root, 'case-'));
const changes = ['a', 'b', 'c'].map((path) => ({
  path,
  before: null,
  after: { content: path, mode: fileMode.plain },
}));

/** Returns a folder in which a run was killed at a step. */
async function killedAt(step: number): Promise<string> {
  const folder = await newCase();
  expect(await commitInProcess(folder, changes, `kill:${step}`)).toMatchObject({ signal: 'SIGKILL' });
  return folder;
}

/** Returns the last step at which the journal exists. */
async function findLastStep(step: number): Promise<number> {
  return existsSync(join(await killedAt(step), journalName)) ? step : findLastStep(step - 1);
}
const lastStep = await findLastStep(await callsOf(await newCase(), await newCase(), changes));

describe('a target in which a run was killed', () => {
  it.each([
    ['before it took the lock', 3],
    ['while it wrote files', lastStep],
  ])('passes the check, which writes nothing, and is rolled back on demand: %s', async (_, step) => {
    const folder = await killedAt(step);
    const left = await snapshotOf(folder);
    const target = parseTarget(folder, 'shop');
    await assertTargetIsFree(target);
    expect(await snapshotOf(folder)).toEqual(left);
    await prepareTarget(target);
    expect(await readdir(folder)).toEqual([]);
  });

  it('fails the check if it contains other files after the rollback', async () => {
    const folder = await killedAt(lastStep);
    await writeFile(join(folder, 'mine'), '');
    const prepared = prepareTarget(parseTarget(folder, 'shop'));
    await expect(prepared).rejects.toThrow('is not empty: it contains mine.');
    expect(await readdir(folder)).toEqual(['mine']);
  });
});
