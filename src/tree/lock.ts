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
import { hasCode, whatIsAt } from './files.js';

/** The folder, in the root of what is changed, that is the lock and holds the journal of who has it. */
export const journalName = '.enterprise-journal';

/** Of a run on another machine nobody can say whether it still runs; a commit takes seconds. */
const otherMachineMs = 10 * 60_000;

interface Owner {
  pid: number;
  host: string;
}

const held = new Set<string>();

/**
 * Takes the lock of a folder, also from a run that was killed: its journal is then still there.
 * @throws CommitRefused `busy` while another run has it
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

/** Gives the lock back; the journal is over in the same moment. */
export function releaseLock(root: string, journal: string): void {
  const over = disposable(root, 'over');
  renameSync(journal, over);
  held.delete(journal);
  discard(over);
}

/** Removes what killed runs have left beside the journal. None of it is needed by anyone. */
export function removeDisposed(root: string): void {
  for (const name of readdirSync(root)) {
    const [, pid] = new RegExp(`^\\${journalName}\\.(\\d+)\\.[0-9a-f]{8}\\.(new|over)$`).exec(name) ?? [];
    if (pid && !isRunning(Number(pid))) discard(join(root, name));
  }
}

/** What is no longer needed is in nobody's way: what cannot be removed now is by the next run. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

/** Whether a process of this machine runs; our own has nothing to do with one of the same number before it. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, 'ESRCH');
  }
}

/** A folder becomes the lock by a rename, which fails when there is one: it never exists without its owner. */
function becomes(candidate: string, journal: string): boolean {
  try {
    renameSync(candidate, journal);
    return true;
  } catch (error) {
    // What Windows says of a folder that is there may have other reasons too.
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST') || (hasCode(error, 'EPERM') && whatIsAt(journal))) return false;
    throw error;
  }
}

/** Owners are numbered, and a number is given once: of two that take over, one does. */
function takesOver(candidate: string, journal: string): boolean {
  try {
    const last = Math.max(
      ...readdirSync(journal).map((name) => Number(/^owner\.(\d+)$/.exec(name)?.[1] ?? -1)),
    );
    if (last === -1) throw new CommitRefused('in_the_way', journal, `${journal} is in the way`);
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
    throw new CommitRefused('busy', journal, `Another run is writing there: process ${pid} on ${host}`);
  }
}

function ownerFile(folder: string, number: number): string {
  return join(folder, `owner.${number}`);
}

function disposable(root: string, purpose: 'new' | 'over'): string {
  return join(root, `${journalName}.${process.pid}.${randomBytes(4).toString('hex')}.${purpose}`);
}
