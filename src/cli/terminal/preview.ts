import type { ChangeSet } from '../../tree/change-set.js';
import { kindOf } from '../../tree/change-set.js';
import { diffOf } from '../../tree/diff.js';
import { exitCode } from './failure.js';
import type { ExitCode } from './failure.js';
import type { Output } from './output.js';
import { style } from './output.js';

const marks = { create: style.green('+'), modify: style.yellow('~'), remove: style.red('-') } as const;

/** Shows a change set instead of writing it, as a list of files or as a patch. */
export function preview(
  { destination, changes }: { destination: string; changes: ChangeSet },
  what: 'files' | 'diff',
  output: Output,
): ExitCode {
  const text =
    what === 'diff'
      ? changes.map(diffOf).join('')
      : `${changes.length} files would be written to ${destination}:\n${changeLines(changes).join('\n')}\nNothing was written.`;
  output.result(text, {
    status: 'planned',
    directory: destination,
    changes: changes.map((change) => ({
      path: change.path,
      kind: kindOf(change),
      ...(what === 'diff' && { diff: diffOf(change) }),
    })),
  });
  return exitCode.done;
}

/** Returns a line per file, with a mark: + created, ~ modified, - removed. */
export function changeLines(changes: ChangeSet): string[] {
  return changes.map((change) => `  ${marks[kindOf(change)]} ${change.path}`);
}
