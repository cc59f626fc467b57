import type { PackageManagerChoice } from '../options/descriptor.js';
import { canCreateRepository, createRepository } from '../system/git.js';
import { run } from '../system/run.js';
import type { Output } from './output.js';

/** What became of a step after the files were written. */
export type StepState = 'done' | 'skipped' | 'failed';

export interface Finished {
  install: StepState;
  git: StepState;
}

/** Installs dependencies and makes the first commit, as far as wanted. Failures are reported, never thrown. */
export async function finish(
  project: { folder: string; packageManager: PackageManagerChoice },
  wanted: { install: boolean; git: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<Finished> {
  const install = wanted.install ? await installDependencies(project, output, signal) : 'skipped';
  const git = wanted.git && !signal.aborted ? await firstCommit(project.folder, output, signal) : 'skipped';
  return { install, git };
}

async function installDependencies(
  { folder, packageManager }: { folder: string; packageManager: PackageManagerChoice },
  output: Output,
  signal: AbortSignal,
): Promise<StepState> {
  const { program, args } = packageManager.install;
  output.begin(`Installing dependencies with ${packageManager.label}`);
  const started = performance.now();
  const result = await run(program, args, folder, signal);
  if (!result.ok) {
    output.warn(`${packageManager.commands.install} failed:\n${result.output.trimEnd()}`);
    return 'failed';
  }
  output.done(`Dependencies installed (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return 'done';
}

async function firstCommit(folder: string, output: Output, signal: AbortSignal): Promise<StepState> {
  if (!(await canCreateRepository(folder))) return 'skipped';
  const result = await createRepository(folder, signal);
  if (!result.ok) {
    output.warn(`git failed:\n${result.output.trimEnd()}`);
    return 'failed';
  }
  output.done('Git repository made, with a first commit');
  return 'done';
}
