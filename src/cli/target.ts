import { isUtf8 } from 'node:buffer';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { isKept } from '../project/kept-files.js';
import { nameFault, similarName } from '../project/names.js';
import { contentOf, whatIsAt } from '../tree/files.js';
import { exitCode, Failure, usageFailure } from './failure.js';
import { toCommitFailure } from './commit-failure.js';

/** Where a project is to be made, and what it is called. */
export interface Target {
  /** Absolute. */
  destination: string;
  name: string;
}

/**
 * The directory may be any path; the project's name is its last part unless given.
 * @throws Failure (usage) when the name is not valid
 */
export function parseTarget(directory: string, givenName: string | undefined): Target {
  const destination = resolve(directory);
  const name = givenName ?? basename(destination);
  if (directory.trim() === '')
    throw usageFailure('empty_directory', 'The directory is empty.', 'Type where to create the project.');
  const fault = nameFault(name);
  if (fault !== null) {
    const similar = similarName(basename(name));
    const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
    throw usageFailure(
      'invalid_name',
      `The project name ${JSON.stringify(shown)} ${fault}.`,
      'A name has 1 to 64 of a-z, 0-9 and -, and starts with a letter; it is the last part of the directory, or --name.' +
        (similar ? ` For example: ${similar}` : ''),
    );
  }
  return { destination, name };
}

/** What tools leave in a directory that is empty to its owner; see also `kept-files.ts`. */
const leftovers =
  /^(\.git|\.hg|\.svn|\.idea|\.vscode|\.fleet|\.DS_Store|Thumbs\.db|desktop\.ini|\.gitkeep|\.keep|LICEN[CS]E(\.(md|txt))?|COPYING|(npm|yarn|pnpm)-(debug|error)\.log)$/i;

/**
 * Takes back what a killed run has left at the destination, then looks at what is there.
 * @throws Failure when it is something that generation would have to mix with
 */
export async function assertTargetIsFree({ destination }: Target): Promise<void> {
  const there = await lstat(destination).catch(() => null);
  if (there?.isSymbolicLink()) {
    throw notFree(`A symbolic link is in the way at ${destination}: type the directory that it stands for.`);
  }
  if (there?.isDirectory()) await takeBack(destination);
  const entries = await readdir(destination).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw notFree(`A file is in the way at ${destination}.`);
    throw toCommitFailure(error, destination);
  });
  const others = entries.filter((entry) => !leftovers.test(entry) && !staysAt(destination, entry));
  if (others.length > 0) {
    throw notFree(
      `${destination} is not empty: it has ${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}.`,
    );
  }
}

/** Whether an entry is a text that generated text is added to. Any other content could not be kept to the byte. */
function staysAt(destination: string, entry: string): boolean {
  if (!isKept(entry)) return false;
  try {
    const path = join(destination, entry);
    const content = whatIsAt(path)?.isFile() ? contentOf(path) : null;
    return content !== null && isUtf8(content) && !content.includes(0);
  } catch {
    return false;
  }
}

async function takeBack(destination: string): Promise<void> {
  try {
    const { recover } = await import('../tree/existing-folder.js');
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
