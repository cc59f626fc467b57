import { z } from 'zod';
import { axisIds } from '../options/descriptor.js';
import { projectName } from '../project/names.js';
import type { ProjectSpec } from '../project/spec.js';
import { isInside } from '../tree/tree.js';
import { moduleDefinitionSchema } from '../module/definition.js';

/** What a generated project carries about itself, so that later commands know what was made, and of what. */
export const provenanceFolder = '.enterprise';
export const projectFile = `${provenanceFolder}/project.json`;
export const lockFile = `${provenanceFolder}/lock.json`;
export const baseFile = `${provenanceFolder}/base.jsonl`;

/** Raised when an older tool could no longer read the files. */
export const format = 1;

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
      /** Of a module that was added: all that it was made of. */
      definition: moduleDefinitionSchema.optional(),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** `merge` files are brought up to date by a later version; `keep` files are the project's own once they are written. */
export type Policy = 'merge' | 'keep';

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

export type Lock = z.infer<typeof lockSchema>;

/** The manifest of a project that this version of the tool makes. */
export function manifestOf(spec: ProjectSpec, toolVersion: string): Manifest {
  return {
    format,
    tool: { name: 'create-enterprise-app', version: toolVersion },
    name: spec.name,
    answers: spec.answers,
    modules: spec.modules.map(({ name, needs }) => ({ name, needs: [...needs] })),
  };
}
