import type { z } from 'zod';
import { provenanceFolder } from './places.js';
import type { LockSchema, ProjectSchema } from './schemas.js';
import type { ProjectSpec } from './spec.js';

/**
 * The metadata of a generated project. Branches merge without conflicts: each service and each module has its own
 * record, commands that add or remove one do not change other records, and the base file is a set of lines.
 */
export const projectFile = `${provenanceFolder}/project.json`;
export const lockFile = `${provenanceFolder}/lock.json`;
export const baseFile = `${provenanceFolder}/base.jsonl`;

/** The format version, incremented when older versions of the tool cannot read the files. */
export const format = 1;

/** The spec of an existing project with its format and tool version, read from all metadata files. */
export type Manifest = ProjectSpec & Pick<z.infer<ProjectSchema>, 'format' | 'tool'>;

export type LockedFile = z.infer<LockSchema>['files'][string];

/** All generated files, from the lock file and the records of modules. */
export interface Lock {
  files: Record<
    string,
    LockedFile & { /** The path of the record of the added module that owns the file. */ record?: string }
  >;
}

/** `merge`: later versions of the tool update the file. `keep`: the file is never changed after its creation. */
export type Policy = 'merge' | 'keep';
