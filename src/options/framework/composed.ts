/** What the frameworks without a container of their own share: modules put together by hand. */
export const composed = {
  templates: 'family/composed',
  /** Their part of every module that is added later. */
  moduleTemplates: 'module/family/composed',
  layout: `  src/main.ts             start and stop
  src/composition.ts      every module made once, by hand
  src/http-application.ts the HTTP side: the modules' routes behind one set of conventions`,
  stack:
    'There is no dependency injection library: `composition.ts` makes every module by hand, in reading order.',
  root: { path: 'services/user-service/src/composition.ts', shape: 'compose function' },
} as const;
