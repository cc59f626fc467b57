import { wiredContents } from '../../blueprint/wired-contents.js';
import { wiredState } from '../../change/to-do.js';
import type { Wired } from '../../change/to-do.js';
import { axes, findChoice } from '../../options/axes.js';
import { contentInBase } from '../../project/base.js';
import { baseFile } from '../../project/manifest.js';
import type { RenamedServices } from '../../project/renamed-services.js';
import { fileStates, statusOf } from '../../project/status.js';
import type { FileState, FileStatus } from '../../project/status.js';
import { contentOf, onDisk } from '../../tree/files.js';
import { exitCode } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import { style } from '../terminal/output.js';
import type { Output } from '../terminal/output.js';
import { faultsOf } from './module-faults.js';
import type { ModuleFault } from './module-faults.js';
import { openProject } from './open-project.js';

const colors: Record<FileState, (text: string) => string> = {
  pristine: style.green,
  modified: style.yellow,
  missing: style.red,
  new: style.cyan,
};

/**
 * Shows modified, missing and new files, and the edits that are left to do to wire every module.
 * @param strict returns exit code 1 if there are any, or if records and files contradict each other
 * @throws Failure when there is no valid project
 */
export async function status(strict: boolean, output: Output): Promise<ExitCode> {
  const { root, manifest, lock, renamed } = openProject(output);
  const lockfile = findChoice(axes.packageManager, manifest.answers.packageManager)?.lockfile;
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  const base = contentAt(baseFile) ?? '';
  const generated = (path: string): string | undefined => contentInBase(base, lock.files[path]?.hash ?? '');
  const pristine = wiredContents(manifest, generated, contentAt);
  const known = lockfile === undefined ? [] : [lockfile];
  const files = await statusOf(root, lock, { wired: pristine, known });
  const wired = wiredState(manifest, lock, contentAt);
  const faults = faultsOf({ manifest, lock, contentAt });
  const count = (state: FileState): number => files.filter((file) => file.state === state).length;
  const counts = Object.fromEntries(fileStates.map((state) => [state, count(state)]));
  const text = [...renamedLines(renamed), textOf(files, counts, wired), ...faults.map(faultLines)].join('\n');
  output.result(text, {
    status: 'ok',
    directory: root,
    renamedServices: renamed,
    counts,
    files,
    ...wired,
    faults,
  });
  const isAsGenerated =
    wired.toDo.length + faults.length === 0 && files.every(({ state }) => state === 'pristine');
  return strict && !isAsGenerated ? exitCode.unexpected : exitCode.done;
}

function renamedLines(renamed: RenamedServices): string[] {
  return Object.entries(renamed).map(([before, now]) => `services/${before} was renamed to services/${now}`);
}

function textOf(
  files: readonly FileStatus[],
  counts: Record<string, number>,
  { toDo, unclear }: Wired,
): string {
  const totals = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
  const width = Math.max(...fileStates.map((state) => state.length));
  const lines = files
    .filter(({ state }) => state !== 'pristine')
    .map(({ path, state }) => `${colors[state](state.padEnd(width))}  ${path}`);
  const left = toDo.map(({ path, what, paste }) => `\n${style.red('to do')} in ${path}: ${what}\n${paste}`);
  const paths = [...new Set(unclear.map(({ path }) => path))];
  const unknown = paths.map((path) => {
    const facts = unclear.filter((one) => one.path === path).map(({ what }) => what);
    return `\n${style.yellow('unclear')} in ${path}: ${facts.join(', ')}`;
  });
  return [...lines, totals.join(', '), ...left, ...unknown].join('\n');
}

function faultLines({ what, commands }: ModuleFault): string {
  return [`\n${style.red('fault')}: ${what}`, ...commands.map((command) => `  ${style.cyan(command)}`)].join(
    '\n',
  );
}
