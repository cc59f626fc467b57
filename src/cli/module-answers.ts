import type { FieldSpec } from '../module/field-spec.js';
import { fieldText } from '../module/field-text.js';
import type { DecidedModule, ModuleDraft } from './module-draft.js';

/** What was typed, and what has been answered: fields as they were answered, which may not be complete. */
export type ModuleAnswers = ModuleDraft & { asked: readonly FieldSpec[] };

/** The answers as a command line would say them. @throws FieldError when one of the fields is not complete */
export function decidedOf({ asked, ...draft }: ModuleAnswers): DecidedModule {
  return { ...draft, name: draft.name ?? '', field: [...draft.field, ...asked.map(fieldText)] };
}
