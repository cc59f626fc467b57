import { run } from './run.js';

const fallbackAuthor = ['-c', 'user.name=create-enterprise-app', '-c', 'user.email=noreply@localhost'];

/** Why no repository can be made in `folder`; `null` when one can. */
export async function obstacleToRepository(folder: string): Promise<string | null> {
  if (!(await run('git', ['--version'], folder)).ok) return 'git is not installed';
  const inside = await run('git', ['rev-parse', '--is-inside-work-tree'], folder);
  return inside.ok ? 'the folder is in a repository already' : null;
}

/** A repository with everything that is not ignored in its first commit. Answers git's own words when it fails. */
export async function createRepository(
  folder: string,
  cancelSignal?: AbortSignal,
): Promise<{ ok: boolean; output: string }> {
  const author = (await run('git', ['config', 'user.email'], folder)).ok ? [] : fallbackAuthor;
  const steps = [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '--no-gpg-sign', '--message', 'Create the project'],
  ];
  for (const step of steps) {
    const result = await run('git', step, folder, cancelSignal);
    if (!result.ok) return result;
  }
  return { ok: true, output: '' };
}

/** Whether a folder of a repository has changes that are not committed; `false` where there is no repository. */
export async function hasUncommittedChanges(folder: string): Promise<boolean> {
  const status = await run('git', ['status', '--porcelain', '--', '.'], folder);
  return status.ok && status.output.trim() !== '';
}
