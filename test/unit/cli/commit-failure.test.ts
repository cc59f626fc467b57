import { expect, it } from 'vitest';
import { toCommitFailure } from '../../../src/cli/terminal/commit-failure.js';
import { exitCode } from '../../../src/cli/terminal/failure.js';
import { CommitRefused } from '../../../src/tree/commit-refused.js';

it.each(['busy', 'changed_meanwhile', 'symbolic_link', 'in_the_way'] as const)(
  'returns the conflict exit code for a refused commit: %s',
  (code) => {
    const refused = new CommitRefused(code, '/shop/a', 'a is not as it was');
    expect(toCommitFailure(refused, '/shop')).toMatchObject({
      code,
      exitCode: 7,
      message: 'a is not as it was.',
    });
  },
);

it('returns the given exit code for an occupied target', () => {
  const refused = new CommitRefused('in_the_way', '/shop', '/shop was created by another process');
  expect(toCommitFailure(refused, '/shop', exitCode.targetNotEmpty)).toMatchObject({ exitCode: 3 });
});
