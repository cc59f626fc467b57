import type { z } from 'zod';
import type { ProjectSpec } from '../project/spec.js';
import type { LockSchema, ManifestSchema } from './schemas.js';

/** What a generated project carries about itself, so that later commands know what was made, and of what. */
export const provenanceFolder = '.enterprise';
export const projectFile = `${provenanceFolder}/project.json`;
export const lockFile = `${provenanceFolder}/lock.json`;
export const baseFile = `${provenanceFolder}/base.jsonl`;

/** Raised when an older tool could no longer read the files. */
export const format = 1;

export type Manifest = z.infer<ManifestSchema>;
export type Lock = z.infer<LockSchema>;

/** `merge` files are brought up to date by a later version; `keep` files are the project's own once they are written. */
export type Policy = 'merge' | 'keep';

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
