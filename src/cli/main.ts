import process from 'node:process';
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import type { ExitCode, Failure } from './failure.js';
import { exitCode, usageFailure } from './failure.js';
import { tolerateLostOutput } from './lost-output.js';
import { humanOutput, jsonOutput, toFailure } from './output.js';
import { createProgram } from './program.js';

/**
 * Runs the CLI.
 * @param words the command line without program and script
 * @returns the exit code; nothing is thrown and the process is not ended
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

/** A directory that another process has removed can still be worked in; nothing can be found from there. */
function assertWorkingDirectory(): void {
  try {
    process.cwd();
  } catch {
    throw usageFailure(
      'no_working_directory',
      'The working directory is not there any more.',
      'Go to another one.',
    );
  }
}

/** Errors are thrown instead of printed, so that they look the same as ours and `--json` holds them. */
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
    [hint, 'Run create-enterprise-app --help to see what there is.'].filter(Boolean).join(' '),
  );
}
