import { lastRecord } from '../history/record.js';
import type { HistoryRecord } from '../history/record.js';
import { undoingOf } from '../history/undo.js';
import { chosenPackageManager } from '../project/spec.js';
import type { Change } from '../tree/change-set.js';
import { currentPath } from '../provenance/renamed-services.js';
import type { RenamedServices } from '../provenance/renamed-services.js';
import { commit } from '../tree/commit.js';
import { contentOf, onDisk } from '../tree/files.js';
import { toCommitFailure } from './commit-failure.js';
import { exitCode, Failure, usageFailure } from './failure.js';
import type { ExitCode } from './failure.js';
import type { Output } from './output.js';
import { preview } from './preview.js';
import { openProject } from './project.js';

/** Takes the last command back that changed the project here. @throws Failure when nothing was changed */
export async function undo(show: 'files' | 'diff' | undefined, output: Output): Promise<ExitCode> {
  const { root, manifest, renamed } = openProject(output);
  const last = readLast(root);
  if (last === null) {
    output.result('There is nothing to take back.', { status: 'unchanged' });
    return exitCode.done;
  }
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  const { changes, conflicts } = undoingOf(atCurrentPaths(last.record, renamed), contentAt);
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
      `A database in which its migration has run does not migrate any more. There, add it again, type ${run} db:rollback, and undo.`,
    );
  }
  output.result(`Taken back: ${last.record.command} (${changes.length} files)`, {
    status: 'undone',
    command: last.record.command,
    changes: changes.map(({ path }) => path),
  });
  return exitCode.done;
}

/** A command that ran before a service was renamed is taken back where the files are now. */
function atCurrentPaths(record: HistoryRecord, renamed: RenamedServices): HistoryRecord {
  const changes = record.changes.map((change) => ({ ...change, path: currentPath(change.path, renamed) }));
  return { ...record, changes };
}

function readLast(root: string): ReturnType<typeof lastRecord> {
  try {
    return lastRecord(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw usageFailure('broken_history', `What the last command did cannot be read: ${reason}`);
  }
}

function editedSince(command: string, paths: readonly string[]): Failure {
  return new Failure(
    'edited_since',
    exitCode.editRefused,
    `${command} cannot be taken back: these files were edited since, and no edit may be lost.\n${paths
      .map((path) => `  ${path}`)
      .join('\n')}`,
    'Move your edits elsewhere, or take the command back with git. Nothing was changed.',
    { conflicts: paths },
  );
}
