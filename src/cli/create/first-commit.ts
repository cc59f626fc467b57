import { join } from 'node:path';
import { createRepository, ignoredBy, repositoryOf } from '../../system/git.js';
import type { FirstCommit } from '../../system/git.js';
import { entryAt } from '../../tree/files.js';
import { fileMode } from '../../tree/tree.js';
import type { Output } from '../terminal/output.js';
import type { Outcome, WrittenProject } from './written-project.js';

/** Creates a repository with an initial commit, unless the folder is inside one. Reports failures, never throws. */
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
      repository.state === 'unknown' ? repository.reason : 'the folder is already inside a repository';
    output.warn(`No git repository created: ${reason}`);
    if (repository.state === 'present') await warnOfIgnored(folder, files.tracked, output);
    return { state: 'skipped', reason };
  }
  const step = output.step('Create a git repository with an initial commit');
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
      .filter((path) => entryAt(join(folder, path)) !== null);
  const tracked = paths(false);
  const isNew = !tracked.includes(lockfile) && entryAt(join(folder, lockfile)) !== null;
  return { tracked: isNew ? [...tracked, lockfile] : tracked, secret: paths(true) };
}

/** Warns about ignored files, which a clone would lack. A folder that is ignored entirely is ignored on purpose. */
async function warnOfIgnored(folder: string, paths: readonly string[], output: Output): Promise<void> {
  const ignored = await ignoredBy(folder, paths);
  if (ignored.length === 0 || ignored.length === paths.length) return;
  const shown = ignored.slice(0, 5).join(', ') + (ignored.length > 5 ? ', …' : '');
  output.warn(`The repository ignores ${ignored.length} generated files: ${shown}. Change its .gitignore.`);
}
