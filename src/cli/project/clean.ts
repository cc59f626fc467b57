import { mayBeInRepository } from '../../system/repository.js';
import { usageFailure } from '../terminal/failure.js';

/** Requires a clean working tree, unless a preview or `--allow-dirty` is given. @throws Failure (usage) when it is dirty */
export async function assertClean(
  root: string,
  { preview, allowDirty }: { preview?: 'files' | 'diff'; allowDirty: boolean },
): Promise<void> {
  if (preview || allowDirty || !mayBeInRepository(root)) return;
  const { uncommittedChanges } = await import('../../system/git.js');
  const found = await uncommittedChanges(root);
  if (found.state === 'none') return;
  if (found.state === 'unknown') {
    throw usageFailure(
      'unreadable_repository',
      `git cannot determine whether ${root} has uncommitted changes: ${found.reason}`,
      'Nothing was written. Fix the git error, or use --allow-dirty.',
    );
  }
  throw usageFailure(
    'uncommitted_changes',
    `${root} has uncommitted changes.`,
    'Commit or stash them first, so that they do not mix with the new changes, or use --allow-dirty.',
  );
}
