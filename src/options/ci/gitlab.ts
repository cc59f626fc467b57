import type { Choice } from '../descriptor.js';

export const gitlab: Choice = {
  value: 'gitlab',
  label: 'GitLab CI',
  help: '.gitlab-ci.yml',
  templates: ['ci/gitlab'],
  probe: 'test/product/formats.test.ts',
};
