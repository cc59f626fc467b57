import type { PackageManagerChoice } from '../descriptor.js';

export const npm: PackageManagerChoice = {
  value: 'npm',
  label: 'npm',
  help: 'included with Node.js',
  templates: [],
  commands: {
    install: 'npm install',
    cleanInstall: 'npm ci --ignore-scripts',
    installRuntime: 'npm ci --omit=dev --ignore-scripts',
    run: 'npm run',
    runQuietly: 'npm run --silent',
    execute: 'npx',
    executeOnce: 'npx',
    test: 'npm test',
    start: 'npm start',
  },
  install: {
    program: 'npm',
    args: [
      'install',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--include=dev',
      '--include=optional',
      '--include=peer',
      '--bin-links',
      '--no-dry-run',
      '--package-lock',
      '--no-package-lock-only',
      '--save',
    ],
  },
  joinsWorkspaceOf: 'package.json',
  lockfile: 'package-lock.json',
  cacheVariable: 'npm_config_cache',
  workspaceVersion: '*',
  describe: ({ folders, overrides, refusedScripts }) => ({
    'package.json': {
      workspaces: folders,
      overrides,
      allowScripts: Object.fromEntries(refusedScripts.map((name) => [name, false])),
    },
  }),
  probe: 'test/product/generated-project.test.ts',
};
