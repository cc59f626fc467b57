import { Command } from 'commander';
import { completionCommand } from './completion/command.js';
import { addCreate } from './create-command.js';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';
import { list } from './list.js';
import { addModuleCommands } from './module-commands.js';
import type { Output } from './output.js';
import { packageVersion } from './package-root.js';

/**
 * The command line. A command's code is loaded when the command runs, so that `--help` stays fast.
 * @param finish receives the exit code of the command that ran
 */
export function createProgram(output: Output, finish: (code: ExitCode) => void): Command {
  const program = new Command('create-enterprise-app')
    .description('Create an enterprise TypeScript backend that runs at once.')
    .version(packageVersion())
    .enablePositionalOptions()
    .showSuggestionAfterError();
  addCreate(program, output, finish);

  const json = ['--json', 'print one JSON document and nothing else'] as const;
  program
    .command('list')
    .description('show every choice')
    .option(...json)
    .action(() => {
      list(output);
      finish(exitCode.done);
    });
  program
    .command('info')
    .description('show what the project here is made of')
    .option(...json)
    .action(async () => finish((await import('./info.js')).info(output)));
  program
    .command('status')
    .description('show which files of the project here are as they were generated')
    .option('--exit-code', 'exit with 1 when any file is modified, missing or new, or anything is left to do')
    .option(...json)
    .action(async ({ exitCode: strict }: { exitCode?: boolean }) => {
      const { status } = await import('./status.js');
      finish(await status(strict === true, output));
    });

  addModuleCommands(program, output, finish);
  program.addCommand(completionCommand(program, output, finish));

  return program;
}
