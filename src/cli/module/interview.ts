import type { TakenNames } from '../../module/definition/names.js';
import type { DecidedModule, ModuleDraft } from '../project/module-command.js';
import { askAll, askChoice, askText, askYesNo, consent } from '../terminal/prompts.js';
import { back } from '../terminal/walk.js';
import type { Question } from '../terminal/walk.js';
import { allFieldQuestions, decidedOf } from './asked-fields.js';
import type { ModuleAnswers } from './asked-fields.js';
import { moduleFault } from './request.js';
import type { ServiceModules } from './request.js';
import { openRoles, roleKinds } from './roles.js';
import type { RoleKind } from './roles.js';

/**
 * Prompts for missing values of a module, field by field, then for confirmation. Every question can be revisited.
 * @param inService the modules, names and roles of the service
 * @param summaryOf returns the summary to confirm; without it, confirmation is skipped
 * @throws Failure `cancelled` when the user cancels
 */
export async function interviewModule(
  draft: ModuleDraft,
  { taken, roles }: ServiceModules,
  summaryOf?: (decided: DecidedModule) => Promise<string>,
): Promise<DecidedModule> {
  const questions: Question<ModuleAnswers>[] = [
    ...(draft.name === undefined ? [name(taken)] : []),
    ...(draft.field.length === 0 ? allFieldQuestions(taken) : []),
    ...(draft.owner === undefined
      ? [yesNo('owner', 'Do records belong to the user who created them?', false)]
      : []),
    ...(draft.events === undefined ? [yesNo('events', 'Publish events?', true)] : []),
    ...openRoles(draft, roles).map((kind) => role(kind, roles.all ?? [])),
    ...(summaryOf ? [consent((answers: ModuleAnswers) => summaryOf(decidedOf(answers)))] : []),
  ];
  return decidedOf(await askAll(questions, { ...draft, asked: [] }));
}

function name(taken: TakenNames): Question<ModuleAnswers> {
  return {
    async ask(answers, first) {
      const text = await askText('Module name', {
        usual: answers.name,
        hint: 'for example orders',
        first,
        fault: (typed) => moduleFault(() => decidedOf({ ...answers, asked: [], name: typed }), taken),
      });
      return text === back ? back : { ...answers, name: text };
    },
  };
}

const roleQuestions = {
  reader: 'Which role may read all records?',
  writer: 'Which role may write and delete all records?',
} as const;

function role(kind: RoleKind, all: readonly string[]): Question<ModuleAnswers> {
  const { key } = roleKinds[kind];
  return {
    async ask(answers, first) {
      const choices = all.map((value) => ({ value, name: value }));
      const answer = await askChoice(roleQuestions[kind], choices, {
        usual: answers[key] ?? all[0] ?? '',
        first,
      });
      return answer === back ? back : { ...answers, [key]: answer };
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
