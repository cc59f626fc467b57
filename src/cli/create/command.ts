import type { Command } from 'commander';
import { Option } from 'commander';
import leven from 'leven';
import { findChoice, orderedAxes } from '../../options/axes.js';
import type { Axis, AxisId } from '../../options/descriptor.js';
import { exitCode, exitCodeMeanings, usageFailure } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import type { Draft } from './command-line.js';

const examples = `
Examples:
  create-enterprise-app                         prompts for everything
  create-enterprise-app shop --yes              all defaults, in ./shop
  create-enterprise-app ../shop --yes --ci gitlab
  create-enterprise-app shop --yes --diff       preview as a patch
  create-enterprise-app shop --config team.yaml
  create-enterprise-app shop --yes --json       one JSON document, for scripts
  create-enterprise-app list                    all choices, explained

Exit codes:
${Object.entries(exitCode)
  .map(([name, code]) => `${String(code).padStart(5)}  ${exitCodeMeanings[name as keyof typeof exitCode]}`)
  .join('\n')}`;

type Typed = Partial<Record<AxisId, string>> & {
  name?: string;
  yes?: boolean;
  config?: string;
  saveConfig?: string;
  install: boolean;
  git: boolean;
  dryRun?: boolean;
  diff?: boolean;
};

/** Adds the default command of the program, which creates a project. */
export function addCreate(program: Command, output: Output, finish: (code: ExitCode) => void): void {
  program.argument('[directory]', 'directory of the new project; its last part is the project name');
  for (const axis of orderedAxes) {
    const values = axis.choices.map(({ value }) => (value === axis.default ? `${value} (default)` : value));
    program.addOption(
      new Option(`--${axis.flag} <value>`, `${axis.title}: ${values.join(', ')}`).argParser((value: string) =>
        parseChoice(axis, value),
      ),
    );
  }
  program
    .option('--name <name>', 'project name, if it differs from the last part of the directory')
    .option('-y, --yes', 'use the default of every choice that is not given')
    .option('--config <file>', 'read choices from a preset (JSON or YAML); flags take precedence')
    .option('--save-config <file>', 'save the choices as a preset')
    .option('--no-install', 'do not install dependencies')
    .option('--no-git', 'do not create a git repository')
    .option('--dry-run', 'list the files that would be written, without writing them')
    .option('--diff', 'show the files as a patch, without writing them')
    .option('--json', 'print one JSON document and nothing else, for scripts')
    .addHelpText('after', examples)
    .action(async (directory: string | undefined, typed: Typed, command: Command) => {
      const { create } = await import('./create.js');
      const draft = await draftOf(directory, typed, command);
      const preview = typed.diff ? 'diff' : typed.dryRun ? 'files' : undefined;
      finish(await create(draft, { ...typed, ...(preview && { preview }) }, output));
    });
}

/** Merges the command line with the preset; the command line takes precedence. */
async function draftOf(directory: string | undefined, typed: Typed, command: Command): Promise<Draft> {
  const preset =
    typed.config === undefined ? {} : (await import('./preset-file.js')).readPreset(typed.config);
  const given = (key: 'install' | 'git'): boolean =>
    command.getOptionValueSource(key) === 'default' ? (preset[key] ?? true) : typed[key];
  const name = typed.name ?? preset.name;
  const { parseTarget } = await import('./target.js');
  const answers = orderedAxes.flatMap(({ id }) => {
    const value = typed[id] ?? preset[id];
    return value === undefined ? [] : [[id, value] as const];
  });
  return {
    ...(directory !== undefined && { target: parseTarget(directory, name) }),
    ...(name !== undefined && { name }),
    answers: Object.fromEntries(answers),
    install: given('install'),
    git: given('git'),
  };
}

/** Returns the value of a choice's flag. @throws Failure (usage) with the nearest value when it is unknown */
function parseChoice(axis: Axis, value: string): string {
  if (findChoice(axis, value)) return value;
  const values = axis.choices.map((choice) => choice.value);
  const there = `Values: ${values.join(', ')}.`;
  if (value.startsWith('-')) throw usageFailure('missing_value', `--${axis.flag} needs a value.`, there);
  const [nearest = ''] = values.toSorted((a, b) => leven(value, a) - leven(value, b));
  throw usageFailure(
    'unknown_value',
    `Unknown value "${value}" for --${axis.flag}.`,
    `Did you mean --${axis.flag} ${nearest}? ${there}`,
  );
}
