import type { z } from 'zod';
import { service as firstService } from '../module/places.js';
import type { ProjectSpec } from '../project/spec.js';
import type { LockSchema, ModuleRecordSchema, ProjectSchema } from './schemas.js';

/**
 * The metadata of a generated project. Branches merge without conflicts: each module has its own record, commands
 * that add or remove a module do not change other records, and the base file is a set of lines.
 */
export const provenanceFolder = '.enterprise';
export const projectFile = `${provenanceFolder}/project.json`;
export const lockFile = `${provenanceFolder}/lock.json`;
export const baseFile = `${provenanceFolder}/base.jsonl`;
/** Contains a folder per service with a file per module. */
export const servicesFolder = `${provenanceFolder}/services`;

/** Returns the path of the record of a module. */
export function moduleFile(service: string, name: string): string {
  return `${servicesFolder}/${service}/${name}.json`;
}

/** The format version, incremented when older versions of the tool cannot read the files. */
export const format = 1;

type ModuleRecord = z.infer<ModuleRecordSchema>;

export interface RecordedModule extends Omit<ModuleRecord, 'format' | 'files'> {
  /** The folder name of its service. */
  service: string;
  /** The path of its record. */
  record: string;
}

/** The spec of an existing project with its format and tool version, read from all metadata files. */
export type Manifest = z.infer<ProjectSchema> & { modules: RecordedModule[] };

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

/** Returns the manifest of a new project. */
export function manifestOf(spec: ProjectSpec, toolVersion: string): Manifest {
  return {
    format,
    tool: { name: 'create-enterprise-app', version: toolVersion },
    name: spec.name,
    answers: spec.answers,
    modules: spec.modules.map((module) => ({
      ...module,
      needs: [...module.needs],
      service: firstService,
      record: moduleFile(firstService, module.name),
    })),
  };
}
