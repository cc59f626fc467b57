import { orderedAxes } from '../options/axes.js';
import type { AxisId } from '../options/descriptor.js';
import { findConflicts } from '../project/conflicts.js';
import type { Answers } from '../project/spec.js';
import { chosen } from '../project/spec.js';
import { shellWord } from '../render/escapers.js';
import { exitCode, Failure, usageFailure } from './failure.js';

/** What was typed, by axis; a missing one was left open. */
export type TypedAnswers = Partial<Record<AxisId, string>>;

/**
 * Every answer: the typed ones, and the defaults for the rest if they may be used.
 * @throws Failure when an answer is missing, or when two cannot be combined
 */
export function completeAnswers(typed: TypedAnswers, useDefaults: boolean, directory: string): Answers {
  const open = orderedAxes.filter((axis) => typed[axis.id] === undefined);
  if (open.length > 0 && !useDefaults) {
    throw new Failure(
      'answers_missing',
      exitCode.answersMissing,
      `Not answered: ${open.map((axis) => `--${axis.flag}`).join(', ')}.`,
      `Add --yes to take the defaults, or type:\n  create-enterprise-app ${shellWord(directory)} ${flags(typed)}`,
    );
  }
  const answers = Object.fromEntries(
    orderedAxes.map((axis) => [axis.id, typed[axis.id] ?? axis.default]),
  ) as Answers;
  const [conflict] = findConflicts(chosen(answers));
  if (conflict) throw usageFailure('conflicting_choices', `${conflict}.`);
  return answers;
}

function flags(typed: TypedAnswers): string {
  return orderedAxes.map((axis) => `--${axis.flag} ${typed[axis.id] ?? axis.default}`).join(' ');
}
