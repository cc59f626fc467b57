import { describe, expect, it } from 'vitest';
import { includingPattern } from '../../../src/project/workspace-patterns.js';

describe('a workspace', () => {
  it.each([
    [['apps/*']],
    [['./apps/*/']],
    [['apps/api']],
    [['**']],
    [['apps/**']],
    [['{apps,libs}/*']],
    [['!apps/api', '**', 'apps/api']],
    [['apps/*', '!apps/web']],
    [['!!apps/*']],
    [['packages/*', 'apps/a*']],
  ])('includes apps/api by %j', (patterns) => {
    expect(includingPattern(patterns, 'apps/api')).not.toBeNull();
  });

  it.each([
    [[]],
    [['apps']],
    [['*']],
    [['packages/*']],
    [['apps/*/*']],
    [['apps/*', '!apps/api']],
    [['apps/*', '!apps/api/']],
    [['apps/*', '!./apps/**']],
    [['!apps/api', 'apps/*']],
  ])('does not include apps/api by %j', (patterns) => {
    expect(includingPattern(patterns, 'apps/api')).toBeNull();
  });

  it('includes no folder below node_modules', () => {
    expect(includingPattern(['**'], 'node_modules/api')).toBeNull();
  });
});
