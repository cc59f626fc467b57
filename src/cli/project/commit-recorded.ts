import { withRecord } from '../../change/history.js';
import type { ChangeSet } from '../../tree/change-set.js';
import { commit } from '../../tree/commit.js';
import { toCommitFailure } from '../terminal/commit-failure.js';
import type { Output } from '../terminal/output.js';

/**
 * Commits the changes of a command together with the record by which `undo` reverts them.
 * @throws Failure when nothing was written
 */
export async function commitRecorded(
  root: string,
  command: string,
  changes: ChangeSet,
  output: Output,
): Promise<void> {
  const step = output.step(`Change ${changes.length} files`);
  try {
    await commit(withRecord(root, command, changes), root);
    step.done();
  } catch (error) {
    step.failed();
    throw toCommitFailure(error, root);
  }
}
