import type { Choice } from '../descriptor.js';

export const github: Choice = {
  value: 'github',
  label: 'GitHub Actions',
  help: '.github/workflows/ci.yml',
  templates: ['ci/github'],
  probe: 'test/product/formats.test.ts',
};
