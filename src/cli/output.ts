import process from 'node:process';
import { Chalk, supportsColor, supportsColorStderr } from 'chalk';
import { isContinuousIntegration } from '../system/continuous-integration.js';
import { exitCode, Failure } from './failure.js';
import { startStep } from './progress.js';
import type { Step } from './progress.js';

/** Where a command tells how it is going. Standard output holds results only; everything else goes to standard error. */
export interface Output {
  /** Whether a person is there who sees questions and can answer them. */
  readonly interactive: boolean;
  /** Says that something begins which may take a while, and how it goes until it is ended. */
  step(text: string): Step;
  warn(text: string): void;
  /** The result of the command: text for people, data for programs. */
  result(text: string, data: object): void;
  failure(failure: Failure): void;
}

const colors = (support: typeof supportsColor) =>
  new Chalk({ level: process.env['NO_COLOR'] || !support ? 0 : support.level });
const errorStyle = colors(supportsColorStderr);

/** Colours for standard output; none where it is no terminal or `NO_COLOR` is set. */
export const style = colors(supportsColor);

export const humanOutput: Output = {
  interactive: process.stdin.isTTY && process.stdout.isTTY && !isContinuousIntegration(process.env),
  step: (text) => startStep(text, process.stderr, errorStyle),
  warn: (text) => void process.stderr.write(`${errorStyle.yellow('!')} ${text}\n`),
  result: (text) => void process.stdout.write(text === '' ? '' : `${text}\n`),
  failure: ({ message, hint }) => {
    process.stderr.write(`${errorStyle.red('Error:')} ${message}\n${hint ? `${hint}\n` : ''}`);
  },
};

/** One JSON document on standard output, and nothing else anywhere. */
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

/** Any error as one that can be shown; what was not foreseen says how to report it. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return new Failure(
    'unexpected',
    exitCode.unexpected,
    process.env['DEBUG'] ? (stack ?? message) : message,
    'This is a defect of create-enterprise-app: please report it with the command you typed; DEBUG=1 shows where it happened.',
  );
}
