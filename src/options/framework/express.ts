import type { FrameworkChoice } from '../descriptor.js';
import { composed } from './composed.js';

export const express: FrameworkChoice = {
  value: 'express',
  label: 'Express',
  help: 'known to everyone; routers and middleware',
  templates: [composed.templates, 'framework/express'],
  moduleTemplates: [composed.moduleTemplates, 'module/framework/express'],
  compositionRoot: composed.root,
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['express'], development: ['@types/express'] },
    },
    documents: {
      layout: composed.layout,
      stack: `A module’s routes pair a zod contract with a typed handler; in front of each handler stands the middleware that its contract asks for, in the order of checks, and every error ends in one error handler. ${composed.stack}`,
    },
  },
  probe: 'test/live/frameworks.test.ts',
};
