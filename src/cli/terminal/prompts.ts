import process from 'node:process';
import input from '@inquirer/input';
import select, { Separator } from '@inquirer/select';
import { cancelled } from './failure.js';
import { style } from './output.js';
import { back, walk } from './walk.js';
import type { Back, Question } from './walk.js';

/** The input that goes back at a text prompt, which has no "Back" entry like a list. */
const backWord = '<';

/** Asks all open questions. @throws Failure `cancelled` when the user cancels */
export async function askAll<Answers extends object>(
  questions: readonly Question<Answers>[],
  draft: Answers,
): Promise<Answers> {
  try {
    return await walk(questions, draft);
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw cancelled();
    throw error;
  }
}

/** An entry of a list prompt. */
export interface Choice<Value> {
  value: Value;
  name: string;
  description?: string;
  /** The reason why it cannot be chosen. */
  disabled?: string;
}

/** Asks for one of several choices. @param usual the value that is selected first */
export function askChoice<Value>(
  message: string,
  choices: readonly Choice<Value>[],
  { usual, first }: { usual: Value; first: boolean },
): Promise<Value | Back> {
  return select<Value | Back>({
    message,
    default: usual,
    choices: [...choices, ...wayBack(first)],
    loop: false,
  });
}

/** Asks a yes-or-no question. @param meaning the effect of "Yes" */
export function askYesNo(
  message: string,
  { usual, first, meaning }: { usual: boolean; first: boolean; meaning?: string },
): Promise<boolean | Back> {
  const yes = { value: true, name: 'Yes', ...(meaning !== undefined && { description: meaning }) };
  return askChoice(message, [yes, { value: false, name: 'No' }], { usual, first });
}

/** Asks for a text. @param fault returns the error of a text, as a sentence; `null` if it is valid */
export async function askText(
  message: string,
  {
    usual,
    hint,
    first,
    fault,
  }: { usual?: string | undefined; hint?: string; first: boolean; fault: (text: string) => string | null },
): Promise<string | Back> {
  const hints = [...(hint === undefined ? [] : [hint]), ...(first ? [] : [`${backWord} goes back`])];
  const isBack = (text: string): boolean => !first && text === backWord;
  const text = await input({
    message: hints.length === 0 ? message : `${message} ${style.dim(`(${hints.join('; ')})`)}`,
    validate: (typed) => isBack(typed) || (fault(typed) ?? true),
    ...(usual !== undefined && { default: usual }),
  });
  return isBack(text) ? back : text;
}

/** Shows a summary and asks for confirmation. @throws Failure `cancelled` when the user chooses "Cancel" */
export function consent<Answers>(summaryOf: (answers: Answers) => Promise<string>): Question<Answers> {
  return {
    async ask(answers, first) {
      process.stdout.write(`\n${await summaryOf(answers)}\n\n`);
      const decision = await select<'yes' | 'cancel' | Back>({
        message: 'Write these files?',
        choices: [{ value: 'yes', name: 'Yes' }, ...wayBack(first), { value: 'cancel', name: 'Cancel' }],
        loop: false,
      });
      if (decision === 'cancel') throw cancelled();
      return decision === back ? back : answers;
    },
  };
}

function wayBack(first: boolean): (Separator | Choice<Back>)[] {
  return first ? [] : [new Separator(), { value: back, name: style.dim('Back') }];
}
