import type { PackageManagerChoice } from '../descriptor.js';
import { packageExtensions } from './package-extensions.js';

export const yarn: PackageManagerChoice = {
  value: 'yarn',
  label: 'Yarn 4',
  help: 'with a node_modules folder',
  templates: ['package-manager/yarn'],
  commands: {
    install: 'yarn install',
    cleanInstall: 'yarn install --immutable',
    installRuntime: 'yarn workspaces focus --all --production',
    run: 'yarn run',
    runQuietly: 'yarn run',
    execute: 'yarn exec',
    executeOnce: 'yarn dlx',
    test: 'yarn test',
    start: 'yarn start',
  },
  install: { program: 'yarn', args: ['install', '--no-immutable'] },
  // `--force`, because the Node.js images contain an older yarn at the same path.
  distribution: { package: '@yarnpkg/cli-dist', command: 'npm install --global --force' },
  lockfile: 'yarn.lock',
  cacheVariable: 'YARN_GLOBAL_FOLDER',
  workspaceVersion: 'workspace:*',
  // `yarn install` has no flag that disables install scripts; only the setting does.
  describe: (workspace) => ({
    'package.json': {
      workspaces: workspace.folders,
      resolutions: workspace.overrides,
      dependenciesMeta: Object.fromEntries(workspace.refusedScripts.map((name) => [name, { built: false }])),
    },
    '.yarnrc.yml': {
      enableScripts: false,
      enableTelemetry: false,
      // In node_modules, which git already ignores.
      installStatePath: './node_modules/.yarn-install-state.gz',
      nodeLinker: 'node-modules',
      packageExtensions: packageExtensions(workspace),
    },
  }),
  probe: 'test/live/package-managers.test.ts',
};
