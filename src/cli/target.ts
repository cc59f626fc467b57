import { lstat, readdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { nameFault, similarName } from '../project/names.js';
import { exitCode, Failure, usageFailure } from './failure.js';
import { toFileSystemFailure } from './file-system-failure.js';

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

/** @throws Failure when something stands at the destination that generation would have to mix with */
export async function assertTargetIsFree({ destination }: Target): Promise<void> {
  const entries = await readdir(destination).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !(await isThere(destination))) return [];
    if (error.code === 'ENOENT')
      throw notFree(`A symbolic link that leads nowhere is in the way at ${destination}.`);
    if (error.code === 'ENOTDIR') throw notFree(`A file is in the way at ${destination}.`);
    throw toFileSystemFailure(error, destination);
  });
  if (entries.length > 0) {
    throw notFree(
      `${destination} is not empty: it has ${entries.slice(0, 3).join(', ')}${entries.length > 3 ? ', …' : ''}.`,
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function notFree(message: string): Failure {
  return new Failure(
    'target_not_empty',
    exitCode.targetNotEmpty,
    message,
    'Choose another directory, or empty this one first. Nothing was written.',
  );
}
