import { mayBeInRepository } from '../system/repository.js';
import { usageFailure } from './failure.js';

/** Refuses to change what is not committed, unless nothing is written or it is allowed. @throws Failure (usage) */
export async function assertClean(
  root: string,
  { preview, allowDirty }: { preview?: 'files' | 'diff'; allowDirty: boolean },
): Promise<void> {
  if (preview || allowDirty || !mayBeInRepository(root)) return;
  const { uncommittedChanges } = await import('../system/git.js');
  const found = await uncommittedChanges(root);
  if (found.state === 'none') return;
  if (found.state === 'unknown') {
    throw usageFailure(
      'unreadable_repository',
      `git cannot tell whether ${root} has uncommitted changes: ${found.reason}`,
      'Nothing was written. Make git work here, or type --allow-dirty.',
    );
  }
  throw usageFailure(
    'uncommitted_changes',
    `${root} has changes that are not committed.`,
    'Commit or stash them first, so that what is added can be told from them, or type --allow-dirty.',
  );
}
