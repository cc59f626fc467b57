import input from '@inquirer/input';
import { orderedAxes } from '../../options/axes.js';
import type { Axis } from '../../options/descriptor.js';
import { findConflicts } from '../../project/conflicts.js';
import { Failure } from '../terminal/failure.js';
import { askAll, askChoice, consent } from '../terminal/prompts.js';
import type { Choice } from '../terminal/prompts.js';
import { back } from '../terminal/walk.js';
import type { Question } from '../terminal/walk.js';
import { chosenSoFar, withDefaults } from './answers.js';
import type { Decided } from './answers.js';
import { defaultOf } from './command-line.js';
import type { Draft } from './command-line.js';
import { assertTargetIsFree, parseTarget } from './target.js';
import type { Target } from './target.js';

/** Returns the summary that is shown before anything is written. */
type Summary = (decided: Decided) => Promise<string>;

/**
 * Prompts for missing choices, then for confirmation. Every question can be revisited.
 * @param summaryOf returns the summary to confirm; without it, confirmation is skipped
 * @throws Failure `cancelled` when the user cancels
 */
export async function interview(draft: Draft, summaryOf?: Summary): Promise<Decided> {
  const questions: Question<Draft>[] = [
    ...(draft.target === undefined ? [directory] : []),
    ...orderedAxes
      // An axis with a single choice needs no question.
      .filter(({ id, choices }) => draft.answers[id] === undefined && choices.length > 1)
      .map(choiceOf),
    ...(summaryOf ? [consent((answered: Draft) => summaryOf(withDefaults(answered)))] : []),
  ];
  return withDefaults(await askAll(questions, draft));
}

const directory: Question<Draft> = {
  async ask(draft) {
    const targetOf = (text: string): Target => parseTarget(text, draft.name);
    const text = await input({
      message: 'Directory',
      default: draft.target?.directory ?? draft.name ?? 'my-app',
      validate: async (typed) => {
        try {
          await assertTargetIsFree(targetOf(typed));
          return true;
        } catch (error) {
          return error instanceof Failure ? `${error.message} ${error.hint ?? ''}` : String(error);
        }
      },
    });
    return { ...draft, target: targetOf(text) };
  },
};

function choiceOf(axis: Axis): Question<Draft> {
  return {
    async ask(draft, first) {
      const usual = draft.answers[axis.id] ?? defaultOf(axis);
      const value = await askChoice(axis.title, selectable(axis, draft.answers), { usual, first });
      return value === back ? back : { ...draft, answers: { ...draft.answers, [axis.id]: value } };
    },
  };
}

/** Returns the choices of an axis; those that conflict with the answers are disabled with the reason. */
export function selectable(axis: Axis, answers: Draft['answers']): Choice<string>[] {
  const others = chosenSoFar(answers).filter((other) => other.axis.id !== axis.id);
  return axis.choices.map((choice) => {
    const [conflict] = findConflicts([...others, { axis, choice }]);
    return {
      value: choice.value,
      name: choice.label,
      description: choice.help,
      ...(conflict && { disabled: `(${conflict})` }),
    };
  });
}
