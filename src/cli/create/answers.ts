import { findChoice, orderedAxes } from '../../options/axes.js';
import { findConflicts } from '../../project/conflicts.js';
import type { Chosen } from '../../project/conflicts.js';
import type { Answers } from '../../project/spec.js';
import { exitCode, Failure, usageFailure } from '../terminal/failure.js';
import { commandFor, defaultOf } from './command-line.js';
import type { Draft } from './command-line.js';
import type { Target } from './target.js';

/** A draft with a target and a value for every choice. */
export type Decided = Draft & { target: Target; answers: Answers };

/** Returns the missing arguments in command-line syntax. */
export function openFlags({ target, answers }: Draft): string[] {
  const axes = orderedAxes.filter(({ id }) => answers[id] === undefined).map(({ flag }) => `--${flag}`);
  return target === undefined ? ['<directory>', ...axes] : axes;
}

/** Returns the draft with defaults for missing choices. @throws Failure when the directory is missing */
export function withDefaults(draft: Draft): Decided {
  const { target } = draft;
  if (target === undefined) throw missing(draft, ['<directory>']);
  const answers = orderedAxes.map((axis) => [axis.id, draft.answers[axis.id] ?? defaultOf(axis)]);
  return { ...draft, target, answers: Object.fromEntries(answers) as Answers };
}

/** Requires a value for every choice. @throws Failure when one is missing */
export function assertComplete(draft: Draft): asserts draft is Decided {
  const flags = openFlags(draft);
  if (flags.length > 0) throw missing(draft, flags);
}

/** Requires compatible choices. @throws Failure (usage) when two choices conflict */
export function assertCombinable({ answers }: Draft): void {
  const [conflict] = findConflicts(chosenSoFar(answers));
  if (conflict) throw usageFailure('conflicting_choices', `${conflict}.`);
}

/** Returns the choices made so far, in the order of the axes. */
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
    `Missing arguments: ${flags.join(', ')}.`,
    `Cannot prompt without a terminal or when CI is set. Add --yes to use the defaults, or run:\n  ${command}`,
    { missing: flags, command },
  );
}
