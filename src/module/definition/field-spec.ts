import { z } from 'zod';
import { untypedField } from '../types/field.js';
import { fieldTypes } from '../types/index.js';

/** A field of a module. */
export const fieldShape = untypedField.extend({ type: z.enum(fieldTypes) });

export type FieldSpec = z.infer<typeof fieldShape>;

/** An invalid field; the message contains the field, the fault and a valid form. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  /** @param field the typed text, or the name of the field */
  constructor(field: string, reason: string) {
    super(`${JSON.stringify(field.length > 80 ? `${field.slice(0, 80)}…` : field)}: ${reason}`);
  }
}
