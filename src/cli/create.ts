import { relative } from 'node:path';
import process from 'node:process';
import { createBlueprint } from '../blueprint/blueprint.js';
import { templateFoldersOf } from '../blueprint/part.js';
import { chosenPackageManager, createSpec } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import { shellWord } from '../render/escapers.js';
import { readTemplates } from '../render/template-store.js';
import { stage } from '../tree/commit.js';
import type { Tree } from '../tree/tree.js';
import { completeAnswers } from './answers.js';
import type { TypedAnswers } from './answers.js';
import { cancellable } from './cancellation.js';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';
import { toFileSystemFailure } from './file-system-failure.js';
import { finish } from './finishing.js';
import type { Finished } from './finishing.js';
import type { Output } from './output.js';
import { style } from './output.js';
import { templatesFolder } from './package-root.js';
import { assertTargetIsFree, parseTarget } from './target.js';

export interface CreateOptions extends TypedAnswers {
  name?: string;
  yes?: boolean;
  install: boolean;
  git: boolean;
}

/** Makes a project in a new or empty directory. @throws Failure */
export async function create(directory: string, options: CreateOptions, output: Output): Promise<ExitCode> {
  const target = parseTarget(directory, options.name);
  const answers = completeAnswers(options, options.yes === true, directory);
  await assertTargetIsFree(target);
  const spec = createSpec(target.name, answers);
  const tree = createBlueprint(spec, await readTemplates(templatesFolder, templateFoldersOf(spec)));

  return cancellable(async (signal) => {
    await write(tree, target.destination, signal);
    output.done(`${tree.size} files written to ${target.destination}`);
    const packageManager = chosenPackageManager(answers);
    const finished = await finish({ folder: target.destination, packageManager }, options, output, signal);
    return report(spec, tree, target.destination, finished, signal.aborted, output);
  });
}

async function write(tree: Tree, destination: string, signal: AbortSignal): Promise<void> {
  try {
    const staged = await stage(tree, destination, signal);
    try {
      signal.throwIfAborted();
      await staged.commit();
    } catch (error) {
      staged.discard();
      throw error;
    }
  } catch (error) {
    throw toFileSystemFailure(error, destination);
  }
}

function report(
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
