import { z } from 'zod';
import { fieldTypes } from './field-types.js';

/** A field of a module: plain data, with everything that was typed of it in one canonical form. */
export const fieldShape = z.strictObject({
  name: z.string().max(64),
  type: z.enum(fieldTypes),
  /** Without a value it is `null`, and may be left out. */
  optional: z.boolean(),
  unique: z.boolean(),
  index: z.boolean(),
  /** As a client would send it, as text. */
  default: z.string().max(2000).optional(),
  min: z.string().max(40).optional(),
  max: z.string().max(40).optional(),
  /** Of an enum. */
  values: z.array(z.string().max(64)).max(50).optional(),
  /** Of a reference: the module whose rows it names. */
  target: z.string().max(64).optional(),
  /** Of a decimal: how many digits stand after the point. */
  scale: z.int().min(0).max(8).optional(),
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
