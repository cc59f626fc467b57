import type { FrameworkChoice } from '../descriptor.js';
import {
  composedLayout,
  composedModuleTemplates,
  composedRoot,
  composedStack,
  composedTemplates,
} from './composed.js';

export const express: FrameworkChoice = {
  value: 'express',
  label: 'Express',
  help: 'known to everyone; routers and middleware',
  templates: [composedTemplates, 'framework/express'],
  moduleTemplates: [composedModuleTemplates, 'module/framework/express'],
  compositionRoot: composedRoot,
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['express'], development: ['@types/express'] },
    },
    documents: {
      layout: composedLayout,
      stack: `A module’s routes pair a zod contract with a typed handler; in front of each handler stands the middleware that its contract asks for, in the order of checks, and every error ends in one error handler. ${composedStack}`,
    },
  },
  probe: 'test/live/frameworks.test.ts',
};
