import process from 'node:process';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';

/** Codes of a reader that has gone: a closed pipe, socket or terminal. */
const readerHasGone = new Set(['EPIPE', 'ECONNRESET', 'EIO', 'ENXIO', 'ERR_STREAM_DESTROYED']);

/**
 * Lets the work go on when nothing reads its output any more, such as `head`. Output that is lost for another reason,
 * such as a full disk, is an error.
 * @returns gives the exit code of a run whose work ended with `code`
 */
export function tolerateLostOutput(): (code: ExitCode) => ExitCode {
  let lost = false;
  const note = (error: NodeJS.ErrnoException): void => {
    if (readerHasGone.has(error.code ?? '')) return;
    if (!lost) process.stderr.write(`Error: The output could not be written: ${error.message}\n`);
    lost = true;
    // The last write may fail after the exit code was set.
    process.exitCode ||= exitCode.unexpected;
  };
  process.stdout.on('error', note);
  process.stderr.on('error', (error: NodeJS.ErrnoException) => void error);
  return (code) => (lost && code === exitCode.done ? exitCode.unexpected : code);
}
