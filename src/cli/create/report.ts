import { relative } from 'node:path';
import process from 'node:process';
import { chosenPackageManager } from '../../project/spec.js';
import type { ProjectSpec } from '../../project/spec.js';
import { shellWord } from '../../render/escapers.js';
import { exitCode } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import { style } from '../terminal/output.js';
import { commandFor } from './command-line.js';
import { keptText } from './plan.js';
import type { Plan } from './plan.js';
import type { Finished } from './post-install.js';

/** Prints the result, the next commands, and the command that recreates the project. */
export function report(
  plan: Plan,
  finished: Finished,
  { cancelled, saved }: { cancelled: boolean; saved: boolean },
  output: Output,
): ExitCode {
  const { decided, spec, destination, changes, kept } = plan;
  const complete =
    [finished.install, finished.git].every(({ state }) => state !== 'failed') && saved && !cancelled;
  const next = nextCommands(spec, destination, finished);
  const command = commandFor(decided);
  const heading = complete ? 'Next:' : 'The files are written. To continue:';
  const keptLine = keptText(plan);
  const lines = [
    ...(keptLine === null ? [] : [keptLine, '']),
    heading,
    ...next.map((line) => `  ${style.cyan(line)}`),
    '',
    'To recreate this project:',
    `  ${style.cyan(command)}`,
  ];
  output.result(`\n${lines.join('\n')}`, {
    status: complete ? 'created' : 'incomplete',
    directory: destination,
    name: spec.name,
    answers: spec.answers,
    files: changes.map(({ path }) => path),
    kept,
    ...finished,
    next,
    command,
  });
  if (cancelled) return exitCode.cancelled;
  return complete ? exitCode.done : exitCode.createdIncompletely;
}

function nextCommands(spec: ProjectSpec, destination: string, finished: Finished): string[] {
  const { commands } = chosenPackageManager(spec.answers);
  const folder = relative(process.cwd(), destination);
  return [
    ...(folder === '' ? [] : [`cd ${shellWord(folder)}`]),
    ...(finished.install.state === 'done' ? [] : [commands.install]),
    ...(finished.git.state === 'failed'
      ? ['git init && git add --all && git commit --message "Create the project"']
      : []),
    `${commands.run} dev`,
  ];
}
