import { recordsOf } from '../../change/history.js';
import type { HistoryRecord, StoredRecord } from '../../change/history.js';
import { isInTree, undoingOf } from '../../change/undoing.js';
import type { Lock } from '../../project/manifest.js';
import { referencesTo } from '../../project/references.js';
import { currentPath } from '../../project/renamed-services.js';
import type { RenamedServices } from '../../project/renamed-services.js';
import { chosenPackageManager, modulesOf } from '../../project/spec.js';
import type { Change, ChangeSet } from '../../tree/change-set.js';
import { commit } from '../../tree/commit.js';
import { contentOf, onDisk } from '../../tree/files.js';
import { toCommitFailure } from '../terminal/commit-failure.js';
import { exitCode, Failure, usageFailure } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import { preview } from '../terminal/preview.js';
import { referredFailure } from './module-in-use.js';
import { openProject } from './open-project.js';

/** Undoes the last command whose changes are in this tree. @throws Failure when nothing was changed */
export async function undo(show: 'files' | 'diff' | undefined, output: Output): Promise<ExitCode> {
  const { root, manifest, lock, renamed } = openProject(output);
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  const { last, skipped } = findLast(root, renamed, contentAt);
  for (const command of skipped) {
    output.warn(`Skipped and kept in the history: ${command}. Its changes are not in this tree.`);
  }
  if (last === undefined) {
    output.result('There is nothing to undo in this tree.', { status: 'unchanged', skipped });
    return exitCode.done;
  }
  const { changes, conflicts } = undoingOf(last.record, contentAt);
  for (const module of modulesOf(manifest).filter(({ record }) => isRemoved(record, lock, changes))) {
    const references = referencesTo(manifest, module);
    if (references.length > 0) throw referredFailure(module.name, references);
  }
  if (conflicts.length > 0) throw editedSince(last.record.command, conflicts);

  const forget: Change = { path: last.path, before: last.text, after: null };
  if (show) return preview({ destination: root, changes }, show, output);
  try {
    await commit([...changes, forget], root);
  } catch (error) {
    throw toCommitFailure(error, root);
  }
  if (changes.some(({ path, after }) => after === null && path.endsWith('/migrations.ts'))) {
    const { run } = chosenPackageManager(manifest.answers).commands;
    output.warn(
      `Migrations fail on a database in which the removed migration has run. To fix it, add the module again, run ${run} db:rollback, and undo again.`,
    );
  }
  output.result(`Undone: ${last.record.command} (${changes.length} files)`, {
    status: 'undone',
    command: last.record.command,
    changes: changes.map(({ path }) => path),
    skipped,
  });
  return exitCode.done;
}

/** Maps the paths of a record to renamed services, so that the command is undone at the current paths. */
function atCurrentPaths(record: HistoryRecord, renamed: RenamedServices): HistoryRecord {
  const changes = record.changes.map((change) => ({ ...change, path: currentPath(change.path, renamed) }));
  return { ...record, changes };
}

/** Returns the newest command whose changes are in this tree, and the newer ones whose changes are not. */
function findLast(
  root: string,
  renamed: RenamedServices,
  contentAt: (path: string) => string | null,
): { last?: StoredRecord; skipped: string[] } {
  const skipped: string[] = [];
  try {
    for (const stored of recordsOf(root)) {
      const record = atCurrentPaths(stored.record, renamed);
      if (isInTree(record, contentAt)) return { last: { ...stored, record }, skipped };
      skipped.push(record.command);
    }
    return { skipped };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageFailure('broken_history', `The history of commands cannot be read: ${reason}`);
  }
}

function isRemoved(record: string, { files }: Lock, changes: ChangeSet): boolean {
  return changes.some(({ path, after }) => after === null && files[path]?.record === record);
}

function editedSince(command: string, paths: readonly string[]): Failure {
  return new Failure(
    'edited_since',
    exitCode.editRefused,
    `${command} cannot be undone: these files were edited afterwards, and the edits would be lost.\n${paths
      .map((path) => `  ${path}`)
      .join('\n')}`,
    'Move your edits elsewhere, or revert the command with git. Nothing was changed.',
    { conflicts: paths },
  );
}
