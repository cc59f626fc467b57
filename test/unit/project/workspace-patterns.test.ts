import { describe, expect, it } from 'vitest';
import { includingPattern } from '../../../src/project/workspace-patterns.js';

describe('includingPattern', () => {
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
  ])('includes apps/api with %j', (patterns) => {
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
  ])('excludes apps/api with %j', (patterns) => {
    expect(includingPattern(patterns, 'apps/api')).toBeNull();
  });

  it('excludes folders below node_modules', () => {
    expect(includingPattern(['**'], 'node_modules/api')).toBeNull();
  });
});
