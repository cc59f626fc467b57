import type { z } from 'zod';
import { service as firstService } from '../module/places.js';
import type { ProjectSpec } from '../project/spec.js';
import type { LockSchema, ModuleRecordSchema, ProjectSchema } from './schemas.js';

/**
 * What a generated project carries about itself. Branches merge without a conflict: a module is a file of its own that
 * holds all there is to know about it, no command that adds or removes a module changes the files beside it, and the base
 * file is a set of lines.
 */
export const provenanceFolder = '.enterprise';
export const projectFile = `${provenanceFolder}/project.json`;
export const lockFile = `${provenanceFolder}/lock.json`;
export const baseFile = `${provenanceFolder}/base.jsonl`;
/** A folder per service, a file per module. */
export const servicesFolder = `${provenanceFolder}/services`;

/** The record of a module. */
export function moduleFile(service: string, name: string): string {
  return `${servicesFolder}/${service}/${name}.json`;
}

/** Raised when an older tool could no longer read the files. */
export const format = 1;

type ModuleRecord = z.infer<ModuleRecordSchema>;

export interface RecordedModule extends Omit<ModuleRecord, 'format' | 'files'> {
  /** The folder of its service. */
  service: string;
  /** The file that records it. */
  record: string;
}

/** Everything that a project is made of, from all its files. */
export type Manifest = z.infer<ProjectSchema> & { modules: RecordedModule[] };

export type LockedFile = z.infer<LockSchema>['files'][string];

/** Every generated file, from all files that list some. */
export interface Lock {
  files: Record<
    string,
    LockedFile & { /** The record of the added module that it belongs to. */ record?: string }
  >;
}

/** `merge` files are brought up to date by a later version; `keep` files are the project's own once they are written. */
export type Policy = 'merge' | 'keep';

/** The manifest of a project that this version of the tool makes. */
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
