import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fs from 'fs-extra';
import type { Change, ChangeSet } from './change-set.js';
import { CommitRefused } from './commit-refused.js';
import { contentOf, hashOf, onDisk, removeIfEmpty, entryAt } from './files.js';
import { newCopy, oldCopy, rollBack, writePlan } from './journal.js';
import type { Plan } from './journal.js';
import { plainFileAt } from './plain-path.js';
import { journalName, releaseLock, removeDisposed, takeLock } from './lock.js';
import { createSecretFiller } from './secrets.js';

/**
 * Applies a change set to an existing folder atomically. A journal contains the old contents until the last file is
 * written; if the process is killed before that, `recover` restores them.
 * @throws CommitRefused when a precondition fails, or a file system error; no file has changed in either case
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
 * Rolls back an interrupted commit in a folder. Every command calls this before it reads the folder.
 * @returns the files that were changed after the interruption; they are left unchanged
 * @throws CommitRefused `busy` while another run writes to the folder
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

/** Rolls back and empties the journal of the previous owner after a lock takeover. */
function clear(root: string, journal: string): void {
  rollBack(root, journal);
  for (const name of readdirSync(journal)) if (!name.startsWith('owner.')) rmSync(join(journal, name));
}

function assertUnchanged({ path, before }: Change, root: string): void {
  const target = onDisk(root, path);
  const there = plainFileAt(root, path);
  if (before === null && there !== null) {
    throw new CommitRefused('in_the_way', target, `${target} already exists`);
  }
  if (before !== null && contentOf(target)?.toString() !== before) {
    throw new CommitRefused('changed_meanwhile', target, `${target} was changed by another process`);
  }
}

/** Writes every new content and a copy of every old content to the journal. */
function prepare(changes: ChangeSet, root: string, journal: string): Plan {
  const fillSecrets = createSecretFiller();
  const files = changes.map(({ path, before, after }, index) => {
    const target = onDisk(root, path);
    if (before !== null) copyFileSync(target, oldCopy(journal, index));
    if (after === null) return { path, was: before === null ? null : hashOf(before), is: null };
    const content = fillSecrets(after.content);
    const mode = plainFileAt(root, path)?.mode ?? after.mode;
    writeFileSync(newCopy(journal, index), content, { mode });
    // `writeFileSync` applies the umask, but a changed file must keep its exact mode.
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
  return [...all].filter((folder) => entryAt(onDisk(root, folder)) === null);
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

/** Removes the parent folders that are empty after a file was removed. */
function removeEmptyParents(root: string, path: string): void {
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  if (parent === '') return;
  removeIfEmpty(onDisk(root, parent));
  removeEmptyParents(root, parent);
}
