/** Shared by the frameworks without a dependency injection container: modules are wired by hand. */
export const composed = {
  templates: 'family/composed',
  layout: `  src/main.ts             start and stop
  src/composition.ts      creates every module once
  src/http-application.ts the HTTP application: the routes of all modules with shared conventions`,
  stack: 'There is no dependency injection library: `composition.ts` creates every module explicitly.',
  root: { path: 'composition.ts', shape: 'compose function' },
} as const;
