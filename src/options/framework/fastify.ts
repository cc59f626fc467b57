import type { FrameworkChoice } from '../descriptor.js';
import { composed } from './composed.js';
import { fastifyHttpOverrides, fastifyHttpTemplates } from './fastify-http.js';

export const fastify: FrameworkChoice = {
  value: 'fastify',
  label: 'Fastify',
  help: 'fast and small; plugins and hooks',
  templates: [composed.templates, fastifyHttpTemplates, 'framework/fastify'],
  compositionRoot: composed.root,
  contributes: {
    dependencies: {
      '.': { overrides: fastifyHttpOverrides },
      'packages/platform': { runtime: ['fastify', 'fastify-plugin'] },
      'services/__service__': { runtime: ['fastify', 'fastify-plugin'] },
    },
    documents: {
      layout: composed.layout,
      stack: `Routes are encapsulated Fastify plugins. Each route derives its schema from the zod contract of its operation, and the checks of a request run in the order of the Fastify hooks. ${composed.stack}`,
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
