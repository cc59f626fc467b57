import { Command } from 'commander';
import { orderedAxes } from '../options/axes.js';
import { packageVersion } from '../system/package-root.js';
import { completionCommand } from './completion/command.js';
import { addCreate } from './create/command.js';
import { addModuleCommands } from './module/commands.js';
import { exitCode } from './terminal/failure.js';
import type { ExitCode } from './terminal/failure.js';
import { style } from './terminal/output.js';
import type { Output } from './terminal/output.js';

/**
 * Returns the command line. The code of a command is loaded when the command runs, so that `--help` is fast.
 * @param finish receives the exit code of the command that ran
 */
export function createProgram(output: Output, finish: (code: ExitCode) => void): Command {
  const program = new Command('create-enterprise-app')
    .description('Generate a production-ready TypeScript backend, and add modules to it later.')
    .version(packageVersion())
    .enablePositionalOptions()
    .showSuggestionAfterError();
  addCreate(program, output, finish);

  const json = ['--json', 'print one JSON document and nothing else, for scripts'] as const;
  program
    .command('list')
    .description('list all choices')
    .option(...json)
    .action(() => {
      list(output);
      finish(exitCode.done);
    });
  program
    .command('info')
    .description('show the choices and modules of this project')
    .option(...json)
    .action(async () => finish((await import('./project/info.js')).info(output)));
  program
    .command('status')
    .description('show modified, missing and new files of this project')
    .option('--exit-code', 'exit with 1 if a file is modified, missing or new, or if anything is left to do')
    .option(...json)
    .action(async ({ exitCode: strict }: { exitCode?: boolean }) => {
      const { status } = await import('./project/status.js');
      finish(await status(strict === true, output));
    });

  addModuleCommands(program, output, finish);
  program.addCommand(completionCommand(program, output, finish));

  return program;
}

/** Lists all choices of all axes. */
function list(output: Output): void {
  const text = orderedAxes.map((axis) => {
    const width = Math.max(...axis.choices.map(({ value }) => value.length));
    const choices = axis.choices.map(({ value, label, help }) => {
      const mark = value === axis.default ? ' (default)' : '';
      return `  ${style.cyan(value.padEnd(width))}  ${label}: ${help}${mark}`;
    });
    return `${style.bold(axis.title)}  --${axis.flag}\n${choices.join('\n')}`;
  });
  output.result(text.join('\n\n'), {
    axes: orderedAxes.map(({ id, flag, title, default: standard, choices }) => ({
      id,
      flag: `--${flag}`,
      title,
      default: standard,
      choices: choices.map(({ value, label, help }) => ({ value, label, help })),
    })),
  });
}
