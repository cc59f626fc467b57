import type { Output } from '../terminal/output.js';
import { makeFirstCommit } from './first-commit.js';
import { installDependencies } from './install-step.js';
import type { Outcome, WrittenProject } from './written-project.js';

export interface Finished {
  install: Outcome;
  git: Outcome;
}

/** Installs dependencies and creates the initial commit, as requested. Reports failures, never throws. */
export async function finish(
  project: WrittenProject,
  wanted: { install: boolean; git: boolean },
  output: Output,
  signal: AbortSignal,
): Promise<Finished> {
  const install = wanted.install
    ? await installDependencies(project, output, signal)
    : skipped('--no-install');
  if (signal.aborted) return { install, git: skipped('cancelled') };
  const git = wanted.git ? await makeFirstCommit(project, output, signal) : skipped('--no-git');
  return { install, git };
}

function skipped(reason: string): Outcome {
  return { state: 'skipped', reason };
}
