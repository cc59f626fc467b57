import type { Choice } from '../descriptor.js';
import { composedLayout, composedTemplates } from './composed.js';

export const fastify: Choice = {
  value: 'fastify',
  label: 'Fastify',
  help: 'fast and small; plugins and hooks',
  templates: [composedTemplates, 'framework/fastify'],
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['fastify', 'fastify-plugin'] },
      'services/user-service': { runtime: ['fastify', 'fastify-plugin'] },
    },
    documents: {
      layout: composedLayout,
      stack:
        'Routes are encapsulated Fastify plugins; each takes its schema from the zod contract of its operation, and the contract’s order of checks follows Fastify’s own hooks.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
