import type { FrameworkChoice } from '../descriptor.js';
import { fastifyHttpOverrides, fastifyHttpTemplates } from './fastify-http.js';

const nest = ['@nestjs/common', '@nestjs/core', '@nestjs/platform-fastify', 'reflect-metadata', 'rxjs'];

export const nestjs: FrameworkChoice = {
  value: 'nestjs',
  label: 'NestJS',
  help: 'modules, controllers and dependency injection',
  templates: [fastifyHttpTemplates, 'framework/nestjs'],
  moduleTemplates: ['module/framework/nestjs'],
  compositionRoot: { path: 'services/user-service/src/app.module.ts', shape: 'module decorator' },
  contributes: {
    dependencies: {
      // Nest asks for releases of these that need Node.js 22, and uses nothing of them that older ones lack.
      '.': { overrides: [...fastifyHttpOverrides, 'file-type'] },
      'packages/platform': { runtime: [...nest, 'fastify', 'fastify-plugin'] },
      'services/user-service': { runtime: nest, development: ['@nestjs/testing'] },
    },
    json: {
      'tsconfig.base.json': {
        compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true },
      },
      // Nest finds what to inject by its class: an import that only a constructor uses must stay one of a value.
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
  src/app.module.ts       the root module: every feature's module is imported here
  src/*.module.ts         what they share (adapters, features) and what runs them (HTTP, worker, ops)`,
      stack:
        'Every feature is a module with explicit providers, so that its use cases stay plain classes; its controllers name the contract of each route, and guards, interceptors, pipes and filters take from it who may call, what is let in and what is let out. Under it is Fastify: an answer costs about a quarter of the CPU time that it costs on Nest’s default adapter, and its hooks answer what no controller is asked for (unknown paths and methods, limits, measurements) before Nest has to. `nest generate` works as soon as `@nestjs/cli` is installed.',
    },
  },
  probe: 'test/live/frameworks.test.ts',
};
