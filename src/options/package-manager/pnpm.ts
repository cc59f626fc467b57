import type { PackageManagerChoice } from '../descriptor.js';
import { packageExtensions } from './package-extensions.js';

export const pnpm: PackageManagerChoice = {
  value: 'pnpm',
  label: 'pnpm',
  help: 'strict: a package can import only its declared dependencies',
  templates: [],
  commands: {
    install: 'pnpm install',
    cleanInstall: 'pnpm install --frozen-lockfile --ignore-scripts',
    installRuntime: 'pnpm install --prod --frozen-lockfile --ignore-scripts',
    run: 'pnpm run',
    runQuietly: 'pnpm run --silent',
    execute: 'pnpm exec',
    executeOnce: 'pnpm dlx',
    test: 'pnpm test',
    start: 'pnpm start',
  },
  install: {
    program: 'pnpm',
    args: ['install', '--no-frozen-lockfile', '--loglevel=error', '--prod=false', '--optional'],
  },
  distribution: { package: 'pnpm', command: 'npm install --global' },
  joinsWorkspaceOf: 'pnpm-workspace.yaml',
  lockfile: 'pnpm-lock.yaml',
  cacheVariable: 'PNPM_HOME',
  workspaceVersion: 'workspace:*',
  describe: (workspace) => ({
    'pnpm-workspace.yaml': {
      packages: workspace.folders,
      overrides: workspace.overrides,
      packageExtensions: packageExtensions(workspace),
      allowBuilds: Object.fromEntries(workspace.refusedScripts.map((name) => [name, false])),
    },
  }),
  probe: 'test/live/package-managers.test.ts',
};
