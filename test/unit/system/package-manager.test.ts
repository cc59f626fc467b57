import { describe, expect, it } from 'vitest';
import { detectPackageManager } from '../../../src/system/package-manager.js';

describe('detectPackageManager', () => {
  it.each([
    ['npm/10.8.2 node/v20.19.0 linux x64 workspaces/false', 'npm'],
    ['pnpm/10.2.0 npm/? node/v20.19.0 darwin arm64', 'pnpm'],
    ['yarn/4.18.1 npm/? node/v22.1.0 linux x64', 'yarn'],
    ['bun/1.2.0 npm/? node/v22.6.0 linux x64', 'bun'],
    ['cnpm/9', 'cnpm'],
  ])('parses %j', (userAgent, expected) => {
    expect(detectPackageManager(userAgent)).toBe(expected);
  });

  it.each([undefined, '', 'npm', '/1.0', 'Mozilla/5.0', 'pnpm/', ' npm/10'])(
    'returns undefined for %j',
    (userAgent) => {
      expect(detectPackageManager(userAgent)).toBeUndefined();
    },
  );
});
