import type { ChangeSet } from './change-set.js';
import { changeFolder } from './existing-folder.js';
import { entryAt } from './files.js';
import { createFolder } from './new-folder.js';
import { assertSecretsArePrivate } from './secrets.js';

/**
 * Applies a change set to a folder atomically, even when the process is killed.
 * @param root an absolute path; created when it does not exist
 * @throws CommitRefused when a precondition fails, or a file system error; no file has changed in either case
 */
export async function commit(changes: ChangeSet, root: string): Promise<void> {
  assertSecretsArePrivate(changes);
  if (entryAt(root) === null) await createFolder(changes, root);
  else await changeFolder(changes, root);
}
