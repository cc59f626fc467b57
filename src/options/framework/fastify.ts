import type { Choice } from '../descriptor.js';

export const fastify: Choice = {
  value: 'fastify',
  label: 'Fastify',
  help: 'fast and small; plugins and hooks',
  templates: ['framework/fastify'],
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['fastify', 'fastify-plugin'] },
      'services/user-service': { runtime: ['fastify', 'fastify-plugin'] },
    },
    documents: {
      stack:
        'Routes are encapsulated Fastify plugins; each takes its schema from the zod contract of its operation, and the contract’s order of checks follows Fastify’s own hooks.',
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
