import { chosenPackageManager } from '../project/spec.js';
import { commit } from '../tree/commit.js';
import { cancellable } from './cancellation.js';
import type { ExitCode } from './failure.js';
import { toCommitFailure } from './commit-failure.js';
import { finish } from './finishing.js';
import type { Output } from './output.js';
import type { Plan } from './plan.js';
import { assertCanSave, savePreset } from './preset-file.js';
import { report } from './report.js';

/**
 * Writes a project, installs it and commits it to git, as far as wanted.
 * @param presetFile where the answers are saved, if they are to be
 * @throws Failure when nothing was written
 */
export async function generate(
  plan: Plan,
  presetFile: string | undefined,
  output: Output,
): Promise<ExitCode> {
  const { decided, spec, destination } = plan;
  const preset = {
    ...(decided.name && { name: decided.name }),
    ...spec.answers,
    install: decided.install,
    git: decided.git,
  };
  if (presetFile !== undefined) assertCanSave(presetFile, preset);

  return cancellable(async (signal) => {
    await write(plan, signal, output);
    if (presetFile !== undefined) await savePreset(presetFile, preset);
    const packageManager = chosenPackageManager(spec.answers);
    const finished = await finish({ folder: destination, packageManager }, decided, output, signal);
    return report(plan, finished, signal.aborted, output);
  });
}

async function write({ changes, destination }: Plan, signal: AbortSignal, output: Output): Promise<void> {
  signal.throwIfAborted();
  const step = output.step(`Write ${changes.length} files`);
  try {
    await commit(changes, destination);
    step.done();
  } catch (error) {
    step.failed();
    throw toCommitFailure(error, destination);
  }
}
