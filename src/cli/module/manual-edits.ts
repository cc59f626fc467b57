import type { ManualEdit } from '../../change/project-state.js';
import { exitCode, Failure } from '../terminal/failure.js';

/** Returns an error that lists, for each edit that cannot be applied, its location and the text to paste. */
export function refusalFailure(edits: readonly ManualEdit[]): Failure {
  return new Failure(
    'edit_refused',
    exitCode.editRefused,
    `Nothing was written, because these edits could not be applied safely:\n\n${edits.map(manualEditLines).join('\n\n')}`,
    'Restore the shape of the file, or use --allow-manual to apply the other changes; status lists what is left to do.',
    {
      edits: edits.map(({ path, refusal: { line, wanted, found, paste } }) => ({
        path,
        line,
        wanted,
        found,
        paste,
      })),
    },
  );
}

/** Returns the location of an edit, the expected and the found code, and the text to paste. */
export function manualEditLines({ path, refusal: { line, wanted, found, paste } }: ManualEdit): string {
  return `${path}:${line}\n  expected ${wanted}\n  found ${found}\n  add by hand:\n${indented(paste)}`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
