import { z } from 'zod';
import { untypedField } from '../types/field.js';
import { fieldTypes } from '../types/index.js';

const { name, ...others } = untypedField.shape;

/** A field of a module. The order of its keys is that of a parsed field, so that a record keeps its bytes. */
export const fieldShape = z.strictObject({ name, type: z.enum(fieldTypes), ...others });

export type FieldSpec = z.infer<typeof fieldShape>;

/** An invalid field; the message contains the field, the fault and a valid form. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  /** @param field the typed text, or the name of the field */
  constructor(field: string, reason: string) {
    super(`${JSON.stringify(field.length > 80 ? `${field.slice(0, 80)}…` : field)}: ${reason}`);
  }
}
