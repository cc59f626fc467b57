import process from 'node:process';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';

/** Error codes of a closed pipe, socket or terminal. */
const readerHasGone = new Set(['EPIPE', 'ECONNRESET', 'EIO', 'ENXIO', 'ERR_STREAM_DESTROYED']);

/**
 * Ignores a closed output, as by `head`, so that the command finishes. Other output errors, such as a full disk,
 * set the exit code.
 * @returns a function that maps the exit code of the command to that of the process
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
