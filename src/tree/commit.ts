import type { ChangeSet } from './change-set.js';
import { changeFolder } from './existing-folder.js';
import { whatIsAt } from './files.js';
import { createFolder } from './new-folder.js';
import { assertSecretsArePrivate } from './secrets.js';

/**
 * Writes a change set below a folder: all of it or nothing, even when the process is killed.
 * @param root absolute; made when it is not there
 * @throws CommitRefused, or the file system's own error; everything stands as it stood then
 */
export async function commit(changes: ChangeSet, root: string): Promise<void> {
  assertSecretsArePrivate(changes);
  if (whatIsAt(root) === null) await createFolder(changes, root);
  else await changeFolder(changes, root);
}
