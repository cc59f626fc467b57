import type { FieldSpec } from '../../module/field-spec.js';
import { fieldText } from '../../module/field-text.js';
import type { DecidedModule, ModuleDraft } from '../project/module-command.js';

/** The values of the command line, and the fields from the prompts, which may be incomplete. */
export type ModuleAnswers = ModuleDraft & { asked: readonly FieldSpec[] };

/** Returns the answers as the values of a command line. @throws FieldError when a field is incomplete */
export function decidedOf({ asked, ...draft }: ModuleAnswers): DecidedModule {
  return { ...draft, name: draft.name ?? '', field: [...draft.field, ...asked.map(fieldText)] };
}
