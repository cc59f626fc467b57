import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests import the sources of the other packages, not their builds.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // Many tests start services, which takes seconds on a busy machine.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
    // Most tests wait for the services that they start or share.
    maxWorkers: '100%',
    coverage: { include: ['{packages,services}/*/src/**'] },
    projects: [
      project('unit', { include: ['{packages,services}/*/test/unit/**/*.test.ts', 'test/**/*.test.ts'] }),
      project('contract', { include: ['{packages,services}/*/test/contract/**/*.test.ts'] }),
      project('http', {
        include: ['services/*/test/http/*.test.ts'],
        globalSetup: sharedServices(),
      }),
      project('own-service', { include: ['services/*/test/http/own-service/**/*.test.ts'] }),
    ],
  },
});

function project(name: string, test: { include: string[]; globalSetup?: string[] }) {
  return { extends: true as const, test: { name, ...test } };
}

function sharedServices(): string[] {
  return readdirSync('services')
    .map((name) => `services/${name}/test/support/shared-service.ts`)
    .filter((path) => existsSync(path));
}
