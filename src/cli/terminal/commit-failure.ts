import { exitCode, Failure } from './failure.js';
import type { ExitCode } from './failure.js';

/** Remedies for file system errors, by error code. */
const remedies: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied. Choose a directory that you can write to.',
  EPERM: 'Permission denied. Choose a directory that you can write to.',
  EROFS: 'The file system is read-only. Choose another directory.',
  ENOSPC: 'The file system is full. Free some space, or choose another directory.',
  EDQUOT: 'The disk quota is exceeded. Free some space, or choose another directory.',
  ELOOP: 'The path contains a cycle of symbolic links. Choose another directory.',
  ENAMETOOLONG: 'The path is too long. Choose a shorter one.',
  ENOTDIR: 'A part of the path is a file, not a directory. Choose another directory.',
  ENOENT: 'A part of the path does not exist; it may be a broken symbolic link. Choose another directory.',
};

/**
 * Converts a refused commit or a file system error with a known remedy to a Failure; returns other errors unchanged.
 * @param inTheWay exit code for a path that is already occupied
 */
export function toCommitFailure(
  error: unknown,
  destination: string,
  inTheWay: ExitCode = exitCode.conflict,
): unknown {
  const { code = '', message = '' } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (error instanceof Error && error.name === 'CommitRefused') {
    const hint = 'Nothing was written. Check the path, then run the command again.';
    return new Failure(code, code === 'in_the_way' ? inTheWay : exitCode.conflict, `${message}.`, hint);
  }
  const remedy = remedies[code];
  if (!remedy) return error;
  return new Failure(
    'cannot_write',
    exitCode.usage,
    `${destination} cannot be written: ${message}.`,
    `${remedy} No files were left behind.`,
  );
}
