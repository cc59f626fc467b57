import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fs from 'fs-extra';
import type { Change, ChangeSet } from './change-set.js';
import { CommitRefused } from './commit-refused.js';
import { contentOf, hashOf, onDisk, removeIfEmpty, whatIsAt } from './files.js';
import { newCopy, oldCopy, rollBack, writePlan } from './journal.js';
import type { Plan } from './journal.js';
import { plainFileAt } from './plain-path.js';
import { journalName, releaseLock, removeDisposed, takeLock } from './lock.js';
import { fillSecrets } from './secrets.js';

/**
 * Changes files of a folder, all or none. What was there is kept in a journal until the last file is done; when the
 * process is killed before, `recover` puts it back.
 * @throws CommitRefused, or the file system's own error; everything stands as it stood then
 */
export async function changeFolder(changes: ChangeSet, root: string): Promise<void> {
  const journal = takeLock(root);
  try {
    clear(root, journal);
    for (const change of changes) assertUnchanged(change, root);
    const plan = prepare(changes, root, journal);
    writePlan(journal, plan);
    await carryOut(plan, root, journal);
  } catch (error) {
    rollBack(root, journal);
    releaseLock(root, journal);
    throw error;
  }
  releaseLock(root, journal);
}

/**
 * Takes back what a killed run has begun in a folder. Every command does this before it looks at one.
 * @returns the files that somebody has changed since, which stay as they are
 * @throws CommitRefused `busy` while a run is writing there
 */
export function recover(root: string): string[] {
  const journal = join(root, journalName);
  if (existsSync(root)) removeDisposed(root);
  if (!existsSync(journal)) return [];
  takeLock(root);
  const kept = rollBack(root, journal);
  releaseLock(root, journal);
  return kept;
}

/** A lock that was taken over has another run's journal in it. */
function clear(root: string, journal: string): void {
  rollBack(root, journal);
  for (const name of readdirSync(journal)) if (!name.startsWith('owner.')) rmSync(join(journal, name));
}

function assertUnchanged({ path, before }: Change, root: string): void {
  const target = onDisk(root, path);
  const there = plainFileAt(root, path);
  if (before === null && there !== null) {
    throw new CommitRefused('in_the_way', target, `${target} is in the way`);
  }
  if (before !== null && contentOf(target)?.toString() !== before) {
    throw new CommitRefused('changed_meanwhile', target, `${target} has been changed meanwhile`);
  }
}

/** Puts every new content and a copy of every old one into the journal. */
function prepare(changes: ChangeSet, root: string, journal: string): Plan {
  const files = changes.map(({ path, before, after }, index) => {
    const target = onDisk(root, path);
    if (before !== null) copyFileSync(target, oldCopy(journal, index));
    if (after === null) return { path, was: before === null ? null : hashOf(before), is: null };
    const content = fillSecrets(after.content);
    const mode = plainFileAt(root, path)?.mode ?? after.mode;
    writeFileSync(newCopy(journal, index), content, { mode });
    // Whoever lets only himself read his files has a mask that the mode of an old file does not mind.
    if (before !== null) chmodSync(newCopy(journal, index), mode);
    return { path, was: before === null ? null : hashOf(before), is: hashOf(content) };
  });
  return { files, folders: missingFolders(changes, root) };
}

function missingFolders(changes: ChangeSet, root: string): string[] {
  const all = new Set<string>();
  for (const { path, after } of changes) {
    if (after === null) continue;
    const parts = path.split('/').slice(0, -1);
    for (const [index] of parts.entries()) all.add(parts.slice(0, index + 1).join('/'));
  }
  return [...all].filter((folder) => whatIsAt(onDisk(root, folder)) === null);
}

async function carryOut({ files, folders }: Plan, root: string, journal: string): Promise<void> {
  for (const folder of folders) mkdirSync(onDisk(root, folder));
  for (const [index, { path, is }] of files.entries()) {
    const target = onDisk(root, path);
    if (is === null) rmSync(target);
    else await fs.rename(newCopy(journal, index), target);
  }
  for (const { path, is } of files) if (is === null) removeEmptyParents(root, path);
}

/** A folder that nothing is left in goes with its last file. */
function removeEmptyParents(root: string, path: string): void {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (parent === '') return;
  removeIfEmpty(onDisk(root, parent));
  removeEmptyParents(root, parent);
}
