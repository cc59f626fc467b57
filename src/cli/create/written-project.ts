import type { PackageManagerChoice } from '../../options/descriptor.js';
import type { ChangeSet } from '../../tree/change-set.js';

/** A project whose files are written. */
export interface WrittenProject {
  /** Absolute. */
  folder: string;
  packageManager: PackageManagerChoice;
  changes: ChangeSet;
}

/** The result of a step after the files were written. */
export interface Outcome {
  state: 'done' | 'skipped' | 'failed';
  /** The reason for skipping it, or the output of the failed program. */
  reason?: string;
}
