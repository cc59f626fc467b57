import type { PackageManagerChoice } from '../descriptor.js';

export const bun: PackageManagerChoice = {
  value: 'bun',
  label: 'Bun',
  help: 'installs and runs scripts; the service runs on Node.js',
  templates: ['package-manager/bun'],
  commands: {
    install: 'bun install',
    cleanInstall: 'bun install --frozen-lockfile --ignore-scripts',
    installRuntime: 'bun install --production --frozen-lockfile --ignore-scripts',
    run: 'bun run',
    runQuietly: 'bun run --silent',
    execute: 'bunx',
    executeOnce: 'bunx',
    // `bun test` runs Bun's own test runner.
    test: 'bun run test',
    start: 'bun run start',
  },
  install: { program: 'bun', args: ['install', '--no-progress'] },
  distribution: { package: 'bun', command: 'npm install --global' },
  joinsWorkspaceOf: 'package.json',
  lockfile: 'bun.lock',
  cacheVariable: 'BUN_INSTALL_CACHE_DIR',
  workspaceVersion: 'workspace:*',
  // An empty list disables Bun's default list of trusted packages, so that no install script runs.
  describe: ({ folders, overrides }) => ({
    'package.json': { workspaces: folders, overrides, trustedDependencies: [] },
  }),
  probe: 'test/live/package-managers.test.ts',
};
