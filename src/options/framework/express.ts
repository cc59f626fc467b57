import type { FrameworkChoice } from '../descriptor.js';
import { composed } from './composed.js';

export const express: FrameworkChoice = {
  value: 'express',
  label: 'Express',
  help: 'widely used; routers and middleware',
  templates: [composed.templates, 'framework/express'],
  compositionRoot: composed.root,
  contributes: {
    dependencies: {
      'packages/platform': { runtime: ['express'], development: ['@types/express'] },
    },
    documents: {
      layout: composed.layout,
      stack: `A route pairs a zod contract with a typed handler. The middleware that the contract requires runs before the handler, in the order of the checks. One error handler handles every error. ${composed.stack}`,
    },
  },
  probe: 'test/live/frameworks.test.ts',
};
