import process from 'node:process';
import type { TakenNames } from '../module/names.js';
import { allFieldQuestions } from './asked-fields.js';
import { decidedOf } from './module-answers.js';
import type { ModuleAnswers } from './module-answers.js';
import type { DecidedModule, ModuleDraft } from './module-draft.js';
import { askAll, askConsent, askText, askYesNo } from './prompts.js';
import { back } from './walk.js';
import type { Question } from './walk.js';
import { moduleFault } from './wanted-module.js';

/**
 * Asks for what is left open of a module, field by field, then for consent. Every answer can be gone back to.
 * @param taken the names that are taken in the project
 * @param summaryOf says what would be added; without it, consent is not asked for
 * @throws Failure `cancelled`
 */
export async function interviewModule(
  draft: ModuleDraft,
  taken: TakenNames,
  summaryOf?: (decided: DecidedModule) => Promise<string>,
): Promise<DecidedModule> {
  const questions: Question<ModuleAnswers>[] = [
    ...(draft.name === undefined ? [name(taken)] : []),
    ...(draft.field.length === 0 ? allFieldQuestions(taken) : []),
    ...(draft.owner === undefined
      ? [yesNo('owner', 'Do rows belong to the user who made them?', false)]
      : []),
    ...(draft.events === undefined ? [yesNo('events', 'Are events written to the outbox?', true)] : []),
    ...(summaryOf ? [consent(summaryOf)] : []),
  ];
  return decidedOf(await askAll(questions, { ...draft, asked: [] }));
}

function name(taken: TakenNames): Question<ModuleAnswers> {
  return {
    async ask(answers, first) {
      const text = await askText('Name of the module', {
        usual: answers.name,
        hint: 'such as orders',
        first,
        fault: (typed) => moduleFault(() => decidedOf({ ...answers, asked: [], name: typed }), taken),
      });
      return text === back ? back : { ...answers, name: text };
    },
  };
}

function yesNo(key: 'owner' | 'events', question: string, usual: boolean): Question<ModuleAnswers> {
  return {
    async ask(answers, first) {
      const answer = await askYesNo(question, { usual: answers[key] ?? usual, first });
      return answer === back ? back : { ...answers, [key]: answer };
    },
  };
}

function consent(summaryOf: (decided: DecidedModule) => Promise<string>): Question<ModuleAnswers> {
  return {
    async ask(answers, first) {
      process.stdout.write(`\n${await summaryOf(decidedOf(answers))}\n\n`);
      return (await askConsent('Write these files?', first)) === back ? back : answers;
    },
  };
}
