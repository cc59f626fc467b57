import process from 'node:process';
import type { Preset } from '../../project/preset.js';
import { chosenPackageManager } from '../../project/spec.js';
import { commit } from '../../tree/commit.js';
import { toCommitFailure } from '../terminal/commit-failure.js';
import { cancelled, exitCode } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import type { Plan } from './plan.js';
import { finish } from './post-install.js';
import { assertCanSave, savePreset } from './preset-file.js';
import { report } from './report.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes a project, installs its dependencies and commits it to git, as requested.
 * @param presetFile file to save the choices to, if given
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
    const saved = presetFile === undefined || (await save(presetFile, preset, output));
    const packageManager = chosenPackageManager(spec.answers);
    const project = { folder: destination, packageManager, changes: plan.changes };
    const finished = await finish(project, decided, output, signal);
    return report(plan, finished, { cancelled: signal.aborted, saved }, output);
  });
}

/**
 * Runs work that SIGINT, SIGTERM and SIGHUP abort. The work receives the abort signal and does its own cleanup.
 * @throws Failure `cancelled` when the work throws the reason of its signal
 */
async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => controller.abort(cancelled());
  // Not `once`: libraries terminate the process when theirs is the only listener.
  for (const signal of signals) process.on(signal, cancel);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, cancel);
  }
}

async function write({ changes, destination }: Plan, signal: AbortSignal, output: Output): Promise<void> {
  signal.throwIfAborted();
  const step = output.step(`Write ${changes.length} files`);
  try {
    await commit(changes, destination);
    step.done();
  } catch (error) {
    step.failed();
    throw toCommitFailure(error, destination, exitCode.targetNotEmpty);
  }
}

/** Warns if the preset cannot be saved; the project already exists and is kept. */
async function save(file: string, preset: Preset, output: Output): Promise<boolean> {
  try {
    await savePreset(file, preset);
    return true;
  } catch (error) {
    output.warn(`The preset was not saved: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
