import { maxFields } from '../../module/definition/definition.js';
import type { FieldSpec } from '../../module/definition/field-spec.js';
import { fieldText } from '../../module/definition/field-text.js';
import { moduleNames } from '../../module/definition/names.js';
import type { TakenNames } from '../../module/definition/names.js';
import type { DecidedModule, ModuleDraft } from '../project/module-command.js';
import { askText } from '../terminal/prompts.js';
import { back } from '../terminal/walk.js';
import type { Question } from '../terminal/walk.js';
import { limitQuestions } from './field-limit-questions.js';
import { fieldQuestions, newField } from './field-questions.js';
import type { FieldQuestion, Surroundings } from './field-questions.js';
import { moduleFault } from './request.js';

/** The values of the command line, and the fields from the prompts, which may be incomplete. */
export type ModuleAnswers = ModuleDraft & { asked: readonly FieldSpec[] };

/** Returns the answers as the values of a command line. @throws FieldError when a field is incomplete */
export function decidedOf({ asked, ...draft }: ModuleAnswers): DecidedModule {
  return { ...draft, name: draft.name ?? '', field: [...draft.field, ...asked.map(fieldText)] };
}

/** Returns the questions for the maximum number of fields; those after the last field are not open. */
export function allFieldQuestions(taken: TakenNames): Question<ModuleAnswers>[] {
  return Array.from({ length: maxFields }, (_, at) => [
    fieldName(at, taken),
    ...[...fieldQuestions, ...limitQuestions].map((question) => ofField(question, at, taken)),
  ]).flat();
}

/** Asks for the name of a field; an empty answer ends the list. */
function fieldName(at: number, taken: TakenNames): Question<ModuleAnswers> {
  return {
    isOpen: ({ asked }) => at === 0 || asked[at - 1] !== undefined,
    async ask(answers, first) {
      const known = answers.asked[at];
      const { fault } = surroundingsOf(answers, at, taken);
      const text = await askText(`Field ${at + 1}`, {
        usual: known?.name,
        hint: at === 0 ? 'name, for example title' : 'name; empty to finish',
        first,
        fault: (typed) => (typed === '' && at > 0 ? null : fault(newField(typed, 'string'))),
      });
      if (text === back) return back;
      if (text === '') return { ...answers, asked: answers.asked.slice(0, at) };
      return text === known?.name ? answers : withField(answers, at, newField(text, known?.type ?? 'string'));
    },
  };
}

function ofField(question: FieldQuestion, at: number, taken: TakenNames): Question<ModuleAnswers> {
  return {
    isOpen(answers) {
      const field = answers.asked[at];
      if (field === undefined) return false;
      return question.isOpen?.(field, surroundingsOf(answers, at, taken)) ?? true;
    },
    async ask(answers, first) {
      const field = answers.asked[at];
      if (field === undefined) return answers;
      const answer = await question.ask(field, surroundingsOf(answers, at, taken), first);
      return answer === back ? back : withField(answers, at, answer);
    },
  };
}

function surroundingsOf(answers: ModuleAnswers, at: number, taken: TakenNames): Surroundings {
  const { name: typed, plural } = decidedOf({ ...answers, asked: [] });
  return {
    modules: taken.modules,
    own: moduleNames(typed, { modules: [] }, plural === undefined ? {} : { plural }).plural,
    fault(field) {
      // Later fields may be left over from before the user went back; they are asked again.
      const asked = [...answers.asked.slice(0, at), field];
      return moduleFault(() => decidedOf({ ...answers, asked }), taken);
    },
  };
}

function withField(answers: ModuleAnswers, at: number, field: FieldSpec): ModuleAnswers {
  return { ...answers, asked: [...answers.asked.slice(0, at), field, ...answers.asked.slice(at + 1)] };
}
