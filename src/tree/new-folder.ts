import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import process from 'node:process';
import fs from 'fs-extra';
import type { ChangeSet } from './change-set.js';
import { CommitRefused } from './commit-refused.js';
import { firstMissing, hasCode, onDisk } from './files.js';
import { isRunning } from './lock.js';
import { createSecretFiller } from './secrets.js';

/**
 * Creates a folder atomically: all files are written to a staging folder next to it, and one rename moves them into
 * place, together with missing parent folders.
 * @throws CommitRefused when the path exists by now, or a file system error; the staging folder is removed
 */
export async function createFolder(changes: ChangeSet, destination: string): Promise<void> {
  const top = firstMissing(destination) ?? destination;
  removeAbandoned(top);
  const staging = join(
    dirname(top),
    `.${basename(top)}.${process.pid}.${randomBytes(4).toString('hex')}.creating`,
  );
  try {
    write(changes, join(staging, relative(top, destination)));
    await fs.rename(staging, top);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOTDIR') && firstMissing(top) === null) {
      throw new CommitRefused('in_the_way', top, `${top} was created by another process`);
    }
    throw error;
  }
}

function write(changes: ChangeSet, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const made = new Set([folder]);
  const fillSecrets = createSecretFiller();
  for (const { path, after } of changes) {
    if (after === null) continue;
    const target = onDisk(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(target, fillSecrets(after.content), { mode: after.mode, flag: 'wx' });
  }
}

/** Removes staging folders of killed runs. */
function removeAbandoned(destination: string): void {
  const parent = dirname(destination);
  const before = `.${basename(destination)}.`;
  for (const name of readdirSync(parent)) {
    const [, pid] =
      (name.startsWith(before) && /^(\d+)\.[0-9a-f]{8}\.creating$/.exec(name.slice(before.length))) || [];
    if (pid && !isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}
