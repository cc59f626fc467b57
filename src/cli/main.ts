import process from 'node:process';
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { createProgram } from './program.js';
import type { ExitCode, Failure } from './terminal/failure.js';
import { exitCode, usageFailure } from './terminal/failure.js';
import { humanOutput, jsonOutput, tolerateLostOutput, toFailure } from './terminal/output.js';

/**
 * Runs the CLI.
 * @param words the command line without the program and the script
 * @returns the exit code; never throws and never exits the process
 */
export async function main(words: readonly string[]): Promise<ExitCode> {
  const withLostOutput = tolerateLostOutput();
  return withLostOutput(await runCommand(words));
}

async function runCommand(words: readonly string[]): Promise<ExitCode> {
  const output = words.includes('--json') ? jsonOutput : humanOutput;
  let code: ExitCode = exitCode.done;
  const program = createProgram(output, (result) => (code = result));
  takeOverErrors(program);
  try {
    assertWorkingDirectory();
    await program.parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCode.done;
    const failure = error instanceof CommanderError ? usage(error) : toFailure(error);
    output.failure(failure);
    return failure.exitCode;
  }
}

/** Rejects a working directory that another process has removed: paths cannot be resolved from it. */
function assertWorkingDirectory(): void {
  try {
    process.cwd();
  } catch {
    throw usageFailure(
      'no_working_directory',
      'The working directory no longer exists.',
      'Change to another directory.',
    );
  }
}

/** Makes commander throw errors instead of printing them, so that all errors have one format, also with `--json`. */
function takeOverErrors(program: Command): void {
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({ outputError: () => undefined });
  }
}

function usage({ code, message }: CommanderError): Failure {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const sentence = first.charAt(0).toUpperCase() + first.slice(1);
  const hint = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  return usageFailure(
    code.replace('commander.', '').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    sentence,
    [hint, 'Run create-enterprise-app --help for usage.'].filter(Boolean).join(' '),
  );
}
