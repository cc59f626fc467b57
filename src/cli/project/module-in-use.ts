import type { Reference } from '../../project/references.js';
import { exitCode, Failure } from '../terminal/failure.js';

/** Returns the error for removing a module that others refer to. */
export function referredFailure(module: string, references: readonly Reference[]): Failure {
  const lines = references.map((reference) => `  ${reference.module}: ${reference.field}`);
  return new Failure(
    'module_in_use',
    exitCode.editRefused,
    `${module} cannot be removed: other modules refer to it.\n${lines.join('\n')}`,
    'Remove those modules first. Nothing was changed.',
    { references },
  );
}
