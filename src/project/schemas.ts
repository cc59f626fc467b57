import { z } from 'zod';
import { moduleDefinitionSchema } from '../module/definition/definition.js';
import { axisIds } from '../options/descriptor.js';
import { isInside } from '../tree/tree.js';
import { format } from './manifest.js';
import { projectName } from './names.js';

/** Validates untrusted input: any contributor of the repository can change these files. */
export const projectSchema = z.strictObject({
  format: z.literal(format),
  tool: z.strictObject({ name: z.literal('create-enterprise-app'), version: z.string().max(64) }),
  name: projectName,
  answers: z.strictObject(
    Object.fromEntries(axisIds.map((id) => [id, z.string().max(64)])) as Record<
      (typeof axisIds)[number],
      z.ZodString
    >,
  ),
});

export type ProjectSchema = typeof projectSchema;

const lockedFile = z.strictObject({
  template: z.string(),
  policy: z.enum(['merge', 'keep']),
  /** POSIX permission bits in octal digits. */
  mode: z.string().regex(/^[0-7]{3}$/),
  /** SHA-256 of the generated content. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

const lockedFiles = z.record(z.string().refine(isInside), lockedFile);

export const lockSchema = z.strictObject({ format: z.literal(format), files: lockedFiles });

export type LockSchema = typeof lockSchema;

/** The files in the record of an added module. */
export const moduleFilesSchema = z.object({ files: lockedFiles.optional() });

/** The record of a generated service. */
export const serviceRecordSchema = z.strictObject({
  format: z.literal(format),
  kind: z.string().max(64),
});

export const moduleRecordSchema = z.strictObject({
  format: z.literal(format),
  name: z.string().max(64),
  needs: z.array(z.string().max(64)),
  /** The number of its first migration; two branches may use the same one. */
  migration: z.number().int().min(0).max(9999),
  /** The definition of an added module. */
  definition: moduleDefinitionSchema.optional(),
  /** The files that only this module owns, see `moduleFilesSchema`. Validated when they are needed: they are many. */
  files: z.unknown().optional(),
});
