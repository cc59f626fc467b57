import type { CompositionRoot } from '../descriptor.js';

/** What the frameworks without a container of their own share: modules put together by hand. */
export const composedTemplates = 'family/composed';

/** Their part of every module that is added later. */
export const composedModuleTemplates = 'module/family/composed';

export const composedLayout = `  src/main.ts             start and stop
  src/composition.ts      every module made once, by hand
  src/http-application.ts the HTTP side: the modules' routes behind one set of conventions`;

export const composedStack =
  'There is no dependency injection library: `composition.ts` makes every module by hand, in reading order.';

export const composedRoot: CompositionRoot = {
  path: 'services/user-service/src/composition.ts',
  shape: 'compose function',
};
