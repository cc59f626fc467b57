import process from 'node:process';
import input from '@inquirer/input';
import select, { Separator } from '@inquirer/select';
import { orderedAxes } from '../options/axes.js';
import type { Axis } from '../options/descriptor.js';
import { withDefaults } from './answers.js';
import type { Decided } from './answers.js';
import type { Draft } from './command-line.js';
import { defaultOf } from './default-answer.js';
import { exitCode, Failure } from './failure.js';
import { selectable } from './selectable.js';
import { style } from './output.js';
import { assertTargetIsFree, parseTarget } from './target.js';

/** Answers a question, or goes back to the one before it. */
type Question = (draft: Draft, first: boolean) => Promise<Draft | 'back'>;

/** What is done when everything is answered: shown before anything is written. */
type Summary = (decided: Decided) => Promise<string>;

/**
 * Asks for whatever is left open, then for consent. Every answer can be gone back to.
 * @param summaryOf says what would be made; without it, consent is not asked for
 * @throws Failure `cancelled`
 */
export async function interview(draft: Draft, summaryOf?: Summary): Promise<Decided> {
  const questions: Question[] = [
    ...(draft.directory === undefined ? [askDirectory] : []),
    ...orderedAxes
      // What has one answer only is no question.
      .filter(({ id, choices }) => draft.answers[id] === undefined && choices.length > 1)
      .map(
        (axis): Question =>
          (answered, first) =>
            askChoice(answered, axis, first),
      ),
    ...(summaryOf ? [consent(summaryOf)] : []),
  ];
  try {
    return withDefaults(await walk(questions, draft));
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw cancelled();
    throw error;
  }
}

async function walk(questions: readonly Question[], draft: Draft): Promise<Draft> {
  let answered = draft;
  let index = 0;
  for (let question = questions[0]; question; question = questions[index]) {
    const answer = await question(answered, index === 0);
    if (answer === 'back') index -= 1;
    else [answered, index] = [answer, index + 1];
  }
  return answered;
}

const askDirectory: Question = async (draft) => {
  const directory = await input({
    message: 'Directory',
    default: draft.directory ?? draft.name ?? 'my-app',
    validate: async (text) => {
      try {
        await assertTargetIsFree(parseTarget(text, draft.name));
        return true;
      } catch (error) {
        return error instanceof Failure ? `${error.message} ${error.hint ?? ''}` : String(error);
      }
    },
  });
  return { ...draft, directory };
};

async function askChoice(draft: Draft, axis: Axis, first: boolean): Promise<Draft | 'back'> {
  const value = await select({
    message: axis.title,
    default: draft.answers[axis.id] ?? defaultOf(axis),
    choices: [...selectable(axis, draft.answers), ...wayBack(first)],
    loop: false,
  });
  return value === back ? 'back' : { ...draft, answers: { ...draft.answers, [axis.id]: value } };
}

function consent(summaryOf: Summary): Question {
  return async (draft, first) => {
    process.stdout.write(`\n${await summaryOf(withDefaults(draft))}\n\n`);
    const decision = await select({
      message: 'Write these files?',
      choices: [{ value: 'write', name: 'Yes' }, ...wayBack(first), { value: 'cancel', name: 'Cancel' }],
      loop: false,
    });
    if (decision === 'cancel') throw cancelled();
    return decision === back ? 'back' : draft;
  };
}

const back = '';

function wayBack(first: boolean): (Separator | { value: string; name: string })[] {
  return first ? [] : [new Separator(), { value: back, name: style.dim('Back') }];
}

function cancelled(): Failure {
  return new Failure('cancelled', exitCode.cancelled, 'Cancelled. Nothing was written.');
}
