import { join } from 'node:path';
import { createRepository, ignoredBy, repositoryOf } from '../system/git.js';
import type { FirstCommit } from '../system/git.js';
import { whatIsAt } from '../tree/files.js';
import { fileMode } from '../tree/tree.js';
import type { Outcome, WrittenProject } from './finishing.js';
import type { Output } from './output.js';

/** Makes a repository with a first commit, unless the folder is in one. Failures are reported, never thrown. */
export async function makeFirstCommit(
  project: WrittenProject,
  output: Output,
  signal: AbortSignal,
): Promise<Outcome> {
  const { folder } = project;
  const files = filesOf(project);
  const repository = await repositoryOf(folder);
  if (repository.state !== 'none') {
    const reason =
      repository.state === 'unknown' ? repository.reason : 'the folder is in a repository already';
    output.warn(`No git repository made: ${reason}`);
    if (repository.state === 'present') await warnOfIgnored(folder, files.tracked, output);
    return { state: 'skipped', reason };
  }
  const step = output.step('Make a git repository with a first commit');
  const result = await createRepository(folder, files, signal);
  if (!result.ok) {
    const reason = result.output.trimEnd();
    step.failed();
    output.warn(`git failed:\n${reason}`);
    return { state: 'failed', reason };
  }
  step.done();
  return { state: 'done' };
}

function filesOf({ folder, packageManager: { lockfile }, changes }: WrittenProject): FirstCommit {
  const paths = (isSecret: boolean): string[] =>
    changes
      .filter(({ after }) => (after?.mode === fileMode.private) === isSecret)
      .map(({ path }) => path)
      .filter((path) => whatIsAt(join(folder, path)) !== null);
  const tracked = paths(false);
  const isNew = !tracked.includes(lockfile) && whatIsAt(join(folder, lockfile)) !== null;
  return { tracked: isNew ? [...tracked, lockfile] : tracked, secret: paths(true) };
}

/** A clone would lack these files. A folder that is ignored as a whole is meant to be. */
async function warnOfIgnored(folder: string, paths: readonly string[], output: Output): Promise<void> {
  const ignored = await ignoredBy(folder, paths);
  if (ignored.length === 0 || ignored.length === paths.length) return;
  const shown = ignored.slice(0, 5).join(', ') + (ignored.length > 5 ? ', …' : '');
  output.warn(`The repository ignores ${ignored.length} generated files: ${shown}. Change its .gitignore.`);
}
