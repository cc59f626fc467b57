import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { CommitRefused } from './commit-refused.js';
import { hasCode, entryAt } from './files.js';

/** The name of the folder that is the lock of its parent folder and contains the journal of the owner. */
export const journalName = '.enterprise-journal';

/** The age after which a lock of another machine is stale: its process cannot be checked, and a commit takes seconds. */
const otherMachineMs = 10 * 60_000;

interface Owner {
  pid: number;
  host: string;
}

const held = new Set<string>();

/**
 * Acquires the lock of a folder. A stale lock is taken over, with the journal of the killed run.
 * @returns the path of the journal
 * @throws CommitRefused `busy` while another run holds the lock
 */
export function takeLock(root: string): string {
  const journal = join(root, journalName);
  const candidate = disposable(root, 'new');
  try {
    mkdirSync(candidate);
    writeFileSync(
      ownerFile(candidate, 0),
      JSON.stringify({ pid: process.pid, host: hostname() } satisfies Owner),
    );
    while (!becomes(candidate, journal) && !takesOver(candidate, journal));
  } finally {
    discard(candidate);
  }
  held.add(journal);
  return journal;
}

/** Releases the lock and discards the journal atomically. */
export function releaseLock(root: string, journal: string): void {
  const over = disposable(root, 'over');
  renameSync(journal, over);
  held.delete(journal);
  discard(over);
}

/** Removes temporary folders of killed runs. */
export function removeDisposed(root: string): void {
  for (const name of readdirSync(root)) {
    const [, pid] = new RegExp(`^\\${journalName}\\.(\\d+)\\.[0-9a-f]{8}\\.(new|over)$`).exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) discard(join(root, name));
  }
}

/** Removes a folder and ignores errors: the next run retries. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

/** Returns whether another process with this ID runs. Our own ID belonged to a process that has ended. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/** Acquires a free lock by a rename, so that the lock never exists without its owner file. */
function becomes(candidate: string, journal: string): boolean {
  try {
    renameSync(candidate, journal);
    return true;
  } catch (error) {
    // Windows reports EPERM for an existing folder, but also for other causes.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST') || (hasCode(error, 'EPERM') && entryAt(journal))) return false;
    throw error;
  }
}

/** Takes over a stale lock. Owner files are numbered and created exclusively, so that only one of two runs succeeds. */
function takesOver(candidate: string, journal: string): boolean {
  try {
    const last = Math.max(
      ...readdirSync(journal).map((name) => Number(/^owner\.(\d+)$/.exec(name)?.[1] ?? -1)),
    );
    if (last === -1)
      throw new CommitRefused('in_the_way', journal, `${journal} already exists and is not a lock`);
    assertAbandoned(journal, ownerFile(journal, last));
    linkSync(ownerFile(candidate, 0), ownerFile(journal, last + 1));
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EEXIST')) return false;
    throw error;
  }
}

function assertAbandoned(journal: string, file: string): void {
  const { pid, host } = JSON.parse(readFileSync(file, 'utf8')) as Owner;
  const age = Date.now() - statSync(file).mtimeMs;
  const works =
    host === hostname()
      ? held.has(journal) || (isRunning(pid) && age < uptime() * 1000)
      : age < otherMachineMs;
  if (works) {
    throw new CommitRefused(
      'busy',
      journal,
      `Another run is writing to this folder: process ${pid} on ${host}`,
    );
  }
}

function ownerFile(folder: string, number: number): string {
  return join(folder, `owner.${number}`);
}

function disposable(root: string, purpose: 'new' | 'over'): string {
  return join(root, `${journalName}.${process.pid}.${randomBytes(4).toString('hex')}.${purpose}`);
}
