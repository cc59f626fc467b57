import { relative } from 'node:path';
import process from 'node:process';
import { chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { shellWord } from '../render/escapers.js';
import type { Tree } from '../tree/tree.js';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';
import type { Finished } from './finishing.js';
import type { Output } from './output.js';
import { style } from './output.js';

/** Tells what was made and what to type next. */
export function report(
  spec: ProjectSpec,
  tree: Tree,
  destination: string,
  finished: Finished,
  cancelled: boolean,
  output: Output,
): ExitCode {
  const complete = finished.install.state !== 'failed' && finished.git.state !== 'failed' && !cancelled;
  const next = nextCommands(spec, destination, finished);
  const heading = complete ? 'Next:' : 'The files are written. To go on:';
  output.result(`\n${heading}\n${next.map((line) => `  ${style.cyan(line)}`).join('\n')}`, {
    status: complete ? 'created' : 'incomplete',
    directory: destination,
    name: spec.name,
    answers: spec.answers,
    files: [...tree.keys()],
    ...finished,
    next,
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
