import { z } from 'zod';

const digits = 'a decimal has 0 to 8 decimal places.';

/** A field without its type: plain data in canonical form, the input of the functions of a descriptor. */
export const untypedField = z.strictObject({
  name: z.string().max(64),
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

export type Field = z.infer<typeof untypedField>;
