import { z } from 'zod';
import { fieldTypes } from './field-types.js';

const digits = 'a decimal has 0 to 8 digits after the point.';

/** A field of a module: plain data, with everything that was typed of it in one canonical form. */
export const fieldShape = z.strictObject({
  name: z.string().max(64),
  type: z.enum(fieldTypes),
  /** Without a value it is `null`, and may be left out. */
  optional: z.boolean(),
  unique: z.boolean(),
  index: z.boolean(),
  /** As a client would send it, as text. */
  default: z.string().max(2000, 'the default has more than 2000 characters.').optional(),
  min: z.string().max(40, 'min has more than 40 characters.').optional(),
  max: z.string().max(40, 'max has more than 40 characters.').optional(),
  /** Of an enum. */
  values: z
    .array(z.string().max(64, 'a value of an enum has more than 24 characters.'))
    .max(50, 'an enum has at most 50 values.')
    .optional(),
  /** Of a reference: the module whose rows it names. */
  target: z.string().max(64, 'the name of the module has more than 64 characters.').optional(),
  /** Of a decimal: how many digits stand after the point. */
  scale: z.int(digits).min(0, digits).max(8, digits).optional(),
});

export type FieldSpec = z.infer<typeof fieldShape>;

/** A field that no module can have; the message says which, what is wrong, and what is allowed. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  /** What was typed, or the name of the field. */
  readonly field: string;
  readonly reason: string;

  constructor(field: string, reason: string) {
    super(`${JSON.stringify(field.length > 80 ? `${field.slice(0, 80)}…` : field)}: ${reason}`);
    this.field = field;
    this.reason = reason;
  }
}
