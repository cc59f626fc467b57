import type { FrameworkChoice } from '../descriptor.js';
import {
  composedLayout,
  composedModuleTemplates,
  composedRoot,
  composedStack,
  composedTemplates,
} from './composed.js';
import { fastifyHttpOverrides, fastifyHttpTemplates } from './fastify-http.js';

export const fastify: FrameworkChoice = {
  value: 'fastify',
  label: 'Fastify',
  help: 'fast and small; plugins and hooks',
  templates: [composedTemplates, fastifyHttpTemplates, 'framework/fastify'],
  moduleTemplates: [composedModuleTemplates, 'module/framework/fastify'],
  compositionRoot: composedRoot,
  contributes: {
    dependencies: {
      '.': { overrides: fastifyHttpOverrides },
      'packages/platform': { runtime: ['fastify', 'fastify-plugin'] },
      'services/user-service': { runtime: ['fastify', 'fastify-plugin'] },
    },
    documents: {
      layout: composedLayout,
      stack: `Routes are encapsulated Fastify plugins; each takes its schema from the zod contract of its operation, and the contract’s order of checks follows Fastify’s own hooks. ${composedStack}`,
    },
  },
  probe: 'test/product/generated-project.test.ts',
};
