import type { Lock, Manifest } from '../project/manifest.js';
import type { ModuleOfService } from '../project/spec.js';
import type { EditRefused } from '../source/edit-refused.js';
import type { Change } from '../tree/change-set.js';
import { fileMode } from '../tree/tree.js';

/** The state of a project on disk. */
export interface ProjectState {
  manifest: Manifest;
  lock: Lock;
  /** Returns the content of a file; `null` when it does not exist. */
  contentAt: (path: string) => string | null;
  /**
   * Formats an edited file with the project's formatter; returns `null` when it needs that and it is not installed.
   * @param shrinks whether parts of the file were removed
   */
  format: (
    path: string,
    before: string,
    after: string,
    { shrinks }: { shrinks: boolean },
  ) => Promise<string | null>;
}

/** An edit that has to be applied by hand. */
export interface ManualEdit {
  path: string;
  refusal: EditRefused;
}

/** Returns the paths of the generated files that belong to one module. */
export function generatedFilesOf({ files }: Lock, { record }: ModuleOfService): string[] {
  return Object.keys(files).filter((path) => files[path]?.record === record);
}

/** Returns the paths of the generated files of a module that do not exist. */
export function missingFilesOf(
  { lock, contentAt }: Pick<ProjectState, 'lock' | 'contentAt'>,
  module: ModuleOfService,
): string[] {
  return generatedFilesOf(lock, module).filter((path) => contentAt(path) === null);
}

/** Returns the change that writes a text file. */
export function writing(path: string, before: string | null, content: string): Change {
  return { path, before, after: { content, mode: fileMode.plain } };
}
