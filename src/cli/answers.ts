import { findChoice, orderedAxes } from '../options/axes.js';
import { findConflicts } from '../project/conflicts.js';
import type { Chosen } from '../project/conflicts.js';
import type { Answers } from '../project/spec.js';
import { commandFor } from './command-line.js';
import type { Draft } from './command-line.js';
import { defaultOf } from './default-answer.js';
import { exitCode, Failure, usageFailure } from './failure.js';

/** A draft with nothing left open. */
export type Decided = Draft & { directory: string; answers: Answers };

/** The flags that are left open, as they are typed. */
export function openFlags({ directory, answers }: Draft): string[] {
  const axes = orderedAxes.filter(({ id }) => answers[id] === undefined).map(({ flag }) => `--${flag}`);
  return directory === undefined ? ['<directory>', ...axes] : axes;
}

/** The draft with the default of every choice left open. @throws Failure when there is no directory */
export function withDefaults(draft: Draft): Decided {
  const { directory } = draft;
  if (directory === undefined) throw missing(draft, ['<directory>']);
  const answers = orderedAxes.map((axis) => [axis.id, draft.answers[axis.id] ?? defaultOf(axis)]);
  return { ...draft, directory, answers: Object.fromEntries(answers) as Answers };
}

/** @throws Failure when anything is left open: nobody is there who could be asked */
export function assertComplete(draft: Draft): asserts draft is Decided {
  const flags = openFlags(draft);
  if (flags.length > 0) throw missing(draft, flags);
}

/** @throws Failure (usage) when two answers cannot be combined */
export function assertCombinable({ answers }: Draft): void {
  const [conflict] = findConflicts(chosenSoFar(answers));
  if (conflict) throw usageFailure('conflicting_choices', `${conflict}.`);
}

/** The choices that are made, in the order of the axes. */
export function chosenSoFar(answers: Draft['answers']): Chosen[] {
  return orderedAxes.flatMap((axis) => {
    const choice = findChoice(axis, answers[axis.id] ?? '');
    return choice ? [{ axis, choice }] : [];
  });
}

function missing(draft: Draft, flags: readonly string[]): Failure {
  const command = commandFor(draft);
  return new Failure(
    'answers_missing',
    exitCode.answersMissing,
    `Not answered: ${flags.join(', ')}.`,
    `Cannot prompt without a terminal or when CI is set. Add --yes to take the defaults, or run:\n  ${command}`,
    { missing: flags, command },
  );
}
