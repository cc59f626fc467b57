import { exitCode, Failure } from './failure.js';
import type { ExitCode } from './failure.js';

/** What to do about errors of the file system, by their codes. */
const remedies: Readonly<Record<string, string>> = {
  EACCES: 'You may not write there. Choose a directory of your own.',
  EPERM: 'You may not write there. Choose a directory of your own.',
  EROFS: 'That file system is read-only. Choose another directory.',
  ENOSPC: 'That file system is full. Make room, or choose another directory.',
  EDQUOT: 'Your quota there is used up. Make room, or choose another directory.',
  ELOOP: 'The path goes round in circles over symbolic links. Choose another directory.',
  ENAMETOOLONG: 'The path is too long. Choose a shorter one.',
  ENOTDIR: 'A part of the path is a file. Choose another directory.',
  ENOENT: 'A part of the path leads nowhere; it may be a symbolic link. Choose another directory.',
};

/**
 * Why nothing could be written, as an error that can be acted on; any other error as it was.
 * @param inTheWay the exit code when something stands where nothing may
 */
export function toCommitFailure(
  error: unknown,
  destination: string,
  inTheWay: ExitCode = exitCode.conflict,
): unknown {
  const { code = '', message = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (error instanceof Error && error.name === 'CommitRefused') {
    const hint = 'Nothing was written. Check it, then run the same command again.';
    return new Failure(code, code === 'in_the_way' ? inTheWay : exitCode.conflict, `${message}.`, hint);
  }
  const remedy = remedies[code];
  if (!remedy) return error;
  return new Failure(
    'cannot_write',
    exitCode.usage,
    `${destination} cannot be written: ${message}.`,
    `${remedy} Nothing was left behind.`,
  );
}
