import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axes } from '../../options/axes.js';
import { installationFaults } from '../../system/installation.js';
import { run } from '../../system/run.js';
import type { RunResult } from '../../system/run.js';
import type { Output } from '../terminal/output.js';
import type { Outcome, WrittenProject } from './written-project.js';

/** Installs dependencies and verifies that the project can resolve them. Reports failures, never throws. */
export async function installDependencies(
  project: WrittenProject,
  output: Output,
  signal: AbortSignal,
): Promise<Outcome> {
  const { folder, packageManager } = project;
  const { program, args } = packageManager.install;
  const step = output.step(`Install dependencies with ${packageManager.label}`);
  const result = await run(program, args, folder, signal);
  const reason = result.ok ? incompleteness(project) : whyNotInstalled(project, result, signal);
  if (reason === null) {
    step.done();
    return { state: 'done' };
  }
  step.failed();
  output.warn(`${packageManager.commands.install} failed:\n${reason}`);
  return { state: 'failed', reason };
}

function whyNotInstalled(project: WrittenProject, result: RunResult, signal: AbortSignal): string {
  if (signal.aborted) return 'cancelled';
  return howToGet(project, result) ?? result.output.trimEnd();
}

/** Returns the faults and remedies of an installation that reported success; `null` if it is complete. */
function incompleteness({ folder, packageManager, changes }: WrittenProject): string | null {
  const packages = changes.flatMap(({ path }) => /^(?:(.*)\/)?package\.json$/.exec(path)?.slice(1) ?? []);
  const faults = installationFaults(
    folder,
    packages.map((path) => path ?? '.'),
    packageManager.lockfile,
  );
  if (faults.length === 0) return null;
  return [
    `${packageManager.label} reported success, but the installation is incomplete:`,
    ...faults.map((fault) => `  ${fault}`),
    `Check the settings of ${packageManager.label} (environment variables and files in your home folder) and whether a`,
    `folder above ${folder} is a workspace that includes it. Then run ${packageManager.commands.install} there again.`,
  ].join('\n');
}

/** Returns how to install a missing package manager, in the version that the project pins. */
function howToGet(
  { packageManager: { label, distribution }, folder }: WrittenProject,
  { missing }: RunResult,
): string | undefined {
  if (!missing) return undefined;
  const way = distribution
    ? `Install it with \`${distribution.command} ${distribution.package}@${pinnedVersion(folder)}\``
    : 'It comes with Node.js';
  return `${label} is not installed. ${way}, or choose another package manager with --${axes.packageManager.flag}.`;
}

/** Returns the version in `packageManager` of the new package.json: `10.2.0` of `pnpm@10.2.0`. */
function pinnedVersion(folder: string): string {
  const { packageManager }: { packageManager: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  return packageManager.slice(packageManager.lastIndexOf('@') + 1);
}
