import type { Choice } from '../descriptor.js';

export const noCi: Choice = {
  value: 'none',
  label: 'No CI',
  help: 'no pipeline file',
  templates: [],
  without: true,
  probe: 'test/product/formats.test.ts',
};
