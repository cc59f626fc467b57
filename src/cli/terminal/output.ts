import process from 'node:process';
import { Chalk, supportsColor, supportsColorStderr } from 'chalk';
import { isContinuousIntegration } from '../../system/continuous-integration.js';
import { exitCode, Failure } from './failure.js';
import type { ExitCode } from './failure.js';
import { startStep } from './progress.js';
import type { Step } from './progress.js';

/** The output of a command: results go to standard output, everything else to standard error. */
export interface Output {
  /** `true` if the terminal can show and answer prompts. */
  readonly interactive: boolean;
  /** Shows the progress of a step until it ends. */
  step(text: string): Step;
  warn(text: string): void;
  /** Prints the result of the command: text for people, data for programs. */
  result(text: string, data: object): void;
  failure(failure: Failure): void;
}

const colors = (support: typeof supportsColor) =>
  new Chalk({ level: process.env['NO_COLOR'] || !support ? 0 : support.level });
const errorStyle = colors(supportsColorStderr);

/** Styles for standard output; plain without a terminal or with `NO_COLOR`. */
export const style = colors(supportsColor);

/** Returns a line per row, with the titles in a column of their own. */
export function tableOf(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([title = '']) => title.length));
  return rows.map(([title = '', value = '']) => `${style.bold(title.padEnd(width))}  ${value}`);
}

export const humanOutput: Output = {
  interactive: process.stdin.isTTY && process.stdout.isTTY && !isContinuousIntegration(process.env),
  step: (text) => startStep(text, process.stderr, errorStyle),
  warn: (text) => void process.stderr.write(`${errorStyle.yellow('!')} ${text}\n`),
  result: (text) => void process.stdout.write(text === '' ? '' : `${text}\n`),
  failure: ({ message, hint }) => {
    process.stderr.write(`${errorStyle.red('Error:')} ${message}\n${hint ? `${hint}\n` : ''}`);
  },
};

/** Prints one JSON document to standard output, and nothing else. */
export const jsonOutput: Output = {
  interactive: false,
  step: () => ({ done: () => undefined, failed: () => undefined }),
  warn: () => undefined,
  result: (_text, data) => void process.stdout.write(`${JSON.stringify(data, null, 2)}\n`),
  failure: ({ code, message, hint, details, exitCode: exit }) => {
    const error = { code, message, ...(hint && { hint }), ...details };
    process.stdout.write(`${JSON.stringify({ status: 'failed', exitCode: exit, error }, null, 2)}\n`);
  },
};

/** Converts any error to a Failure. The hint of an unexpected error explains how to report it. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return new Failure(
    'unexpected',
    exitCode.unexpected,
    process.env['DEBUG'] ? (stack ?? message) : message,
    'This is a bug in create-enterprise-app. Please report it with the command that you ran; DEBUG=1 shows the stack trace.',
  );
}

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
