import type { FrameworkChoice } from '../descriptor.js';
import { fastifyHttpOverrides, fastifyHttpTemplates } from './fastify-http.js';

const nest = ['@nestjs/common', '@nestjs/core', '@nestjs/platform-fastify', 'reflect-metadata', 'rxjs'];

export const nestjs: FrameworkChoice = {
  value: 'nestjs',
  label: 'NestJS',
  help: 'modules, controllers and dependency injection',
  templates: [fastifyHttpTemplates, 'framework/nestjs'],
  compositionRoot: { path: 'app.module.ts', shape: 'module decorator' },
  contributes: {
    dependencies: {
      // Nest depends on versions of these that require Node.js 22, but uses only what the pinned versions have.
      '.': { overrides: [...fastifyHttpOverrides, 'file-type'] },
      'packages/platform': { runtime: [...nest, 'fastify', 'fastify-plugin'] },
      'services/__service__': { runtime: nest, development: ['@nestjs/testing'] },
    },
    json: {
      'tsconfig.base.json': {
        compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
      },
      // Nest injects by class: an import that only a constructor uses must stay a value import.
      '.oxlintrc.json': {
        rules: { 'typescript/no-extraneous-class': ['error', { allowWithDecorator: true }] },
        overrides: [
          {
            files: ['{packages,services}/*/src/**/*.*.ts'],
            rules: { 'typescript/consistent-type-imports': 'off' },
          },
        ],
      },
    },
    documents: {
      layout: `  src/main.ts             start and stop
  src/app.module.ts       the root module: imports the module of every feature
  src/*.module.ts         the adapters and features of all modules, and the running service (HTTP, background work)`,
      stack:
        'Every feature is a module with explicit providers, so that its use cases stay plain classes; `provide` checks the types of injected values. Controllers declare their path and the contract of each route. Guards, interceptors, pipes and filters derive access control, input validation and response filtering from the contract. The HTTP adapter is Fastify: a request costs about a quarter of the CPU time that it costs on Nest’s default adapter. Fastify hooks handle requests that reach no controller (unknown paths and methods), rate limits and metrics. To use `nest generate`, install `@nestjs/cli` and run it in the folder of the service.',
    },
  },
  probe: 'test/live/frameworks.test.ts',
};
