import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests of a package see the other packages' sources, not what was built from them.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{packages,services}/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    // Many tests start services, which takes a second, and many times that on a machine that is busy.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
    // Most of them wait for the services that they start. One that is given they share, and take turns.
    maxWorkers: process.env['SERVICE_URL'] === undefined ? '100%' : 1,
    coverage: { include: ['{packages,services}/*/src/**'] },
  },
});
