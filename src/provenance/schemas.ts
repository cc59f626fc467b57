import { z } from 'zod';
import { moduleDefinitionSchema } from '../module/definition.js';
import { axisIds } from '../options/descriptor.js';
import { projectName } from '../project/names.js';
import { isInside } from '../tree/tree.js';
import { format } from './manifest.js';

const serviceName = z.string().regex(/^[a-z0-9@][\w.@-]{0,63}$/i);

/** All of it comes back from a repository that anybody may have written to: it is checked like any input. */
export const manifestSchema = z.strictObject({
  format: z.literal(format),
  tool: z.strictObject({ name: z.literal('create-enterprise-app'), version: z.string().max(64) }),
  name: projectName,
  answers: z.strictObject(
    Object.fromEntries(axisIds.map((id) => [id, z.string().max(64)])) as Record<
      (typeof axisIds)[number],
      z.ZodString
    >,
  ),
  modules: z.array(
    z.strictObject({
      name: z.string().max(64),
      needs: z.array(z.string().max(64)),
      /** The folder of the service that it belongs to; absent for that of a new project. */
      service: serviceName.optional(),
      /** Of a module that was added: all that it was made of. */
      definition: moduleDefinitionSchema.optional(),
    }),
  ),
});

export type ManifestSchema = typeof manifestSchema;

const lockedFile = z.strictObject({
  template: z.string(),
  policy: z.enum(['merge', 'keep']),
  /** POSIX permission bits in octal digits. */
  mode: z.string().regex(/^[0-7]{3}$/),
  /** SHA-256 of the file as it was generated. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const lockSchema = z.strictObject({
  format: z.literal(format),
  files: z.record(z.string().refine(isInside), lockedFile),
});

export type LockSchema = typeof lockSchema;
