import { Command, Option } from 'commander';
import { orderedAxes } from '../options/axes.js';
import { parseChoice } from './choice-flag.js';
import type { CreateOptions } from './create.js';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';
import { list } from './list.js';
import type { Output } from './output.js';
import { packageVersion } from './package-root.js';

const examples = `
Examples:
  create-enterprise-app shop --yes              every default, in ./shop
  create-enterprise-app ../shop --yes --ci gitlab
  create-enterprise-app shop --yes --json       one JSON document, for scripts
  create-enterprise-app list                    every choice, explained

Exit codes:
    0  done
    1  unexpected error
    2  bad usage or input; nothing was written
    3  the target is not empty; nothing was written
    4  answers are missing; nothing was written
    5  created, but installing or git failed; the files are kept
  130  cancelled`;

/**
 * The command line. A command's code is loaded when the command runs, so that `--help` stays fast.
 * @param finish receives the exit code of the command that ran
 */
export function createProgram(output: Output, finish: (code: ExitCode) => void): Command {
  const program = new Command('create-enterprise-app')
    .description('Create an enterprise TypeScript backend that runs at once.')
    .argument('<directory>', 'where to create it; its last part is the project name')
    .version(packageVersion())
    .enablePositionalOptions()
    .showSuggestionAfterError();

  for (const axis of orderedAxes) {
    const values = axis.choices.map(({ value }) => (value === axis.default ? `${value} (default)` : value));
    program.addOption(
      new Option(`--${axis.flag} <value>`, `${axis.title}: ${values.join(', ')}`).argParser((value: string) =>
        parseChoice(axis, value),
      ),
    );
  }

  program
    .option('--name <name>', 'project name, if it is not the last part of the directory')
    .option('-y, --yes', 'take the default of every choice left open')
    .option('--no-install', 'do not install dependencies')
    .option('--no-git', 'do not make a git repository')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText('after', examples)
    .action(async (directory: string, options: CreateOptions) => {
      const { create } = await import('./create.js');
      finish(await create(directory, options, output));
    });

  program
    .command('list')
    .description('show every choice')
    .option('--json', 'print one JSON document and nothing else')
    .action(() => {
      list(output);
      finish(exitCode.done);
    });

  return program;
}
