import { execFileSync } from 'node:child_process';
import { repository } from './package.js';

/**
 * Returns one of the values, selected by the hash of the commit, which limits the duration of the tests; or all values
 * if `TEST_EVERY` is set, as in the nightly workflow.
 * @param offset selects a different value for each group of tests
 */
export function turnOf<T>(values: readonly T[], offset = 0): readonly T[] {
  if (process.env['TEST_EVERY']) return values;
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository, encoding: 'utf8' });
  const index = (Number.parseInt(commit.slice(0, 8), 16) + offset) % values.length;
  return values.slice(index, index + 1);
}
