import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axes } from '../options/axes.js';
import type { PackageManagerChoice } from '../options/descriptor.js';
import { createRepository, obstacleToRepository } from '../system/git.js';
import { run } from '../system/run.js';
import type { RunResult } from '../system/run.js';
import type { Output } from './output.js';

/** What became of a step after the files were written. */
export interface Outcome {
  state: 'done' | 'skipped' | 'failed';
  /** Why it was skipped, or what the program said when it failed. */
  reason?: string;
}

export interface Finished {
  install: Outcome;
  git: Outcome;
}

/** Installs dependencies and makes the first commit, as far as wanted. Failures are reported, never thrown. */
export async function finish(
  project: { folder: string; packageManager: PackageManagerChoice },
  wanted: { install: boolean; git: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<Finished> {
  const install = wanted.install
    ? await installDependencies(project, output, signal)
    : skipped('--no-install');
  if (signal.aborted) return { install, git: skipped('cancelled') };
  const git = wanted.git ? await firstCommit(project.folder, output, signal) : skipped('--no-git');
  return { install, git };
}

async function installDependencies(
  { folder, packageManager }: { folder: string; packageManager: PackageManagerChoice },
  output: Output,
  signal: AbortSignal,
): Promise<Outcome> {
  const { program, args } = packageManager.install;
  const step = output.step(`Install dependencies with ${packageManager.label}`);
  const result = await run(program, args, folder, signal);
  if (!result.ok) {
    const reason = signal.aborted
      ? 'cancelled'
      : (howToGet(packageManager, folder, result) ?? result.output.trimEnd());
    step.failed();
    output.warn(`${packageManager.commands.install} failed:\n${reason}`);
    return { state: 'failed', reason };
  }
  step.done();
  return { state: 'done' };
}

/** What to do about a package manager that is not there, in the version that the project is made for. */
function howToGet(
  { label, distribution }: PackageManagerChoice,
  folder: string,
  { missing }: RunResult,
): string | undefined {
  if (!missing) return undefined;
  const way = distribution
    ? `Install it with \`${distribution.command} ${distribution.package}@${pinnedVersion(folder)}\``
    : 'It comes with Node.js';
  return `${label} is not installed. ${way}, or choose another one with --${axes.packageManager.flag}.`;
}

/** The version in `packageManager` of the package.json that was just written: `10.2.0` of `pnpm@10.2.0`. */
function pinnedVersion(folder: string): string {
  const { packageManager }: { packageManager: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return packageManager.slice(packageManager.lastIndexOf('@') + 1);
}

async function firstCommit(folder: string, output: Output, signal: AbortSignal): Promise<Outcome> {
  const obstacle = await obstacleToRepository(folder);
  if (obstacle) {
    output.warn(`No git repository made: ${obstacle}`);
    return skipped(obstacle);
  }
  const step = output.step('Make a git repository with a first commit');
  const result = await createRepository(folder, signal);
  if (!result.ok) {
    const reason = result.output.trimEnd();
    step.failed();
    output.warn(`git failed:\n${reason}`);
    return { state: 'failed', reason };
  }
  step.done();
  return { state: 'done' };
}

function skipped(reason: string): Outcome {
  return { state: 'skipped', reason };
}
