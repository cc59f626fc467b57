import type { PackageManagerChoice } from '../descriptor.js';

export const npm: PackageManagerChoice = {
  value: 'npm',
  label: 'npm',
  help: 'comes with Node.js',
  templates: ['package-manager/npm'],
  commands: {
    install: 'npm install',
    cleanInstall: 'npm ci --ignore-scripts',
    run: 'npm run',
    test: 'npm test',
    start: 'npm start',
  },
  install: { program: 'npm', args: ['install', '--no-audit', '--no-fund', '--loglevel=error'] },
  probe: 'test/product/generated-project.test.ts',
};
