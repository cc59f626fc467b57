import type { ManualEdit } from '../module/addition.js';
import { exitCode, Failure } from './failure.js';

/** Edits that found no place, as an error that says where each was looked for and what to paste there. */
export function refusalFailure(edits: readonly ManualEdit[]): Failure {
  return new Failure(
    'edit_refused',
    exitCode.editRefused,
    `Nothing was written, because these edits have no place to go:\n\n${edits.map(manualEditLines).join('\n\n')}`,
    'Give the file its shape back, or type --allow-manual to write everything else; status shows what is left to do.',
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

/** Where an edit was looked for, what was found there, and what to paste. */
export function manualEditLines({ path, refusal: { line, wanted, found, paste } }: ManualEdit): string {
  return `${path}:${line}\n  looked for ${wanted}\n  found ${found}\n  add this by hand:\n${indented(paste)}`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
