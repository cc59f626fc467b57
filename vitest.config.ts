import process from 'node:process';
import { defineConfig } from 'vitest/config';

// These tests need signals, file modes, POSIX shells, or npm as an executable, which Windows lacks.
const exclude =
  process.platform === 'win32'
    ? ['**/*.posix.test.ts', 'test/product/{generated-project,package,picture}.test.ts']
    : [];

export default defineConfig({
  test: {
    // Most tests wait for child processes.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          exclude,
          testTimeout: 20_000,
          // Hooks run the CLI and git, too.
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'product',
          include: ['test/product/**/*.test.ts'],
          exclude,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      { test: { name: 'picture', include: ['test/picture/*.picture.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'live',
          include: ['test/live/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
