import { isUtf8 } from 'node:buffer';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isKept } from '../../project/kept-files.js';
import { nameFault, similarName } from '../../project/names.js';
import { contentOf, entryAt } from '../../tree/files.js';
import { journalName } from '../../tree/lock.js';
import { toCommitFailure } from '../terminal/commit-failure.js';
import { exitCode, Failure, usageFailure } from '../terminal/failure.js';

/** The location and the name of a new project. */
export interface Target {
  /** As typed. */
  directory: string;
  /** Absolute. */
  destination: string;
  name: string;
}

/**
 * Returns the target of a directory, which may be any path. The name defaults to the last part of the path.
 * @throws Failure (usage) when the directory is empty or the name is invalid
 */
export function parseTarget(directory: string, givenName: string | undefined): Target {
  const destination = resolve(directory);
  const name = givenName ?? basename(destination);
  if (directory.trim() === '')
    throw usageFailure(
      'empty_directory',
      'The directory argument is empty.',
      'Enter the directory of the new project.',
    );
  const fault = nameFault(name);
  if (fault !== null) {
    const similar = similarName(basename(name));
    const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
    throw usageFailure(
      'invalid_name',
      `The project name ${JSON.stringify(shown)} ${fault}.`,
      'A name has 1 to 64 characters of a-z, 0-9 and -, and starts with a letter. It is the last part of the directory, or the value of --name.' +
        (similar ? ` Example: ${similar}` : ''),
    );
  }
  return { directory, destination, name };
}

/** Files of tools that do not make a directory non-empty; see also `kept-files.ts`. */
const leftovers =
  /^(\.git|\.hg|\.svn|\.idea|\.vscode|\.fleet|\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.keep|LICEN[CS]E(\.(md|txt))?|COPYING|(npm|yarn|pnpm)-(debug|error)\.log)$/i;

/**
 * Rolls back an interrupted run at the destination, then checks that the destination is free.
 * @throws Failure when it is a file, a symbolic link or a directory with other files, or while another run writes to it
 */
export async function prepareTarget(target: Target): Promise<void> {
  await rollBack(target.destination);
  await assertTargetIsFree(target);
}

/**
 * Checks that the destination is free, or that only an interrupted run, which `prepareTarget` rolls back, is in the way.
 * @throws Failure when it is a file, a symbolic link or a directory with other files
 */
export async function assertTargetIsFree({ destination }: Target): Promise<void> {
  const there = await lstat(destination).catch(() => null);
  if (there?.isSymbolicLink()) {
    throw notFree(`${destination} is a symbolic link. Use the path of its target.`);
  }
  const entries = await readdir(destination).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw notFree(`A file exists at ${destination} or at one of its parents.`);
    throw toCommitFailure(error, destination);
  });
  if (entries.includes(journalName)) return;
  const others = entries.filter(
    (entry) => !leftovers.test(entry) && !entry.startsWith(`${journalName}.`) && !staysAt(destination, entry),
  );
  if (others.length > 0) {
    throw notFree(
      `${destination} is not empty: it contains ${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}.`,
    );
  }
}

/** Returns `true` for a text file that generated text can be appended to without changing its bytes. */
function staysAt(destination: string, entry: string): boolean {
  if (!isKept(entry)) return false;
  try {
    const path = join(destination, entry);
    const content = entryAt(path)?.isFile() ? contentOf(path) : null;
    return content !== null && isUtf8(content) && !content.includes(0);
  } catch {
    return false;
  }
}

async function rollBack(destination: string): Promise<void> {
  try {
    if (!entryAt(destination)?.isDirectory()) return;
    const { recover } = await import('../../tree/existing-folder.js');
    recover(destination);
  } catch (error) {
    throw toCommitFailure(error, destination, exitCode.targetNotEmpty);
  }
}

function notFree(message: string): Failure {
  return new Failure(
    'target_not_empty',
    exitCode.targetNotEmpty,
    message,
    'Choose another directory, or empty this one first. Nothing was written.',
  );
}
