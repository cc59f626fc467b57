import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'product',
          include: ['test/product/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // Each file installs or runs a whole project; two at a time would only wait for each other.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'live',
          include: ['test/live/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
