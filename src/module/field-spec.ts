import { z } from 'zod';
import { fieldTypes } from './types/index.js';

const digits = 'a decimal has 0 to 8 decimal places.';

/** A field of a module: plain data in canonical form. */
export const fieldShape = z.strictObject({
  name: z.string().max(64),
  type: z.enum(fieldTypes),
  /** Whether the value may be `null` or omitted. */
  optional: z.boolean(),
  unique: z.boolean(),
  index: z.boolean(),
  /** The text form of the value that a client would send. */
  default: z.string().max(2000, 'the default has more than 2000 characters.').optional(),
  min: z.string().max(40, 'min has more than 40 characters.').optional(),
  max: z.string().max(40, 'max has more than 40 characters.').optional(),
  /** The values of an enum. */
  values: z
    .array(z.string().max(64, 'a value of the enum has more than 24 characters.'))
    .max(50, 'an enum has at most 50 values.')
    .optional(),
  /** The module that a reference points to. */
  target: z.string().max(64, 'the module name has more than 64 characters.').optional(),
  /** The decimal places of a decimal. */
  scale: z.int(digits).min(0, digits).max(8, digits).optional(),
});

export type FieldSpec = z.infer<typeof fieldShape>;

/** An invalid field; the message contains the field, the fault and a valid form. */
export class FieldError extends Error {
  override readonly name = 'FieldError';

  /** The typed text, or the name of the field. */
  readonly field: string;
  readonly reason: string;

  constructor(field: string, reason: string) {
    super(`${JSON.stringify(field.length > 80 ? `${field.slice(0, 80)}…` : field)}: ${reason}`);
    this.field = field;
    this.reason = reason;
  }
}
