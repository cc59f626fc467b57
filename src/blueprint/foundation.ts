import { foundationEnvironment } from './foundation-environment.js';
import type { Part } from './part.js';

const command = (name: string): string =>
  `node --enable-source-maps services/__service__/dist/commands/${name}.js`;

/** The part of every project, independent of the choices. */
export const foundation: Omit<Part, 'services'> = {
  name: 'the foundation',
  templates: ['project', 'platform', 'service'],
  contributes: {
    dependencies: {
      '.': {
        development: [
          '@types/node',
          '@vitest/coverage-v8',
          'ajv',
          'ajv-formats',
          'autocannon',
          'concurrently',
          'fast-check',
          'oxlint',
          'oxlint-tsgolint',
          'prettier',
          'redoc',
          'swagger-ui-dist',
          'typescript',
          'vitest',
        ],
        refusedScripts: ['@scarf/scarf', 'core-js'],
        // Only the bundle of redoc is used, which contains these peers.
        unusedPeers: {
          'mobx-react': ['mobx', 'react'],
          'mobx-react-lite': ['mobx', 'react'],
          'react-tabs': ['react'],
          redoc: ['core-js', 'mobx', 'react', 'react-dom', 'styled-components'],
          'use-sync-external-store': ['react'],
        },
      },
      'packages/platform': {
        runtime: [
          '@node-rs/argon2',
          '@node-rs/bcrypt',
          '@opentelemetry/api',
          '@opentelemetry/exporter-trace-otlp-http',
          '@opentelemetry/resources',
          '@opentelemetry/sdk-trace-base',
          'croner',
          'jose',
          'pino',
          'pino-pretty',
          'prom-client',
          'secure-json-parse',
          'uuid',
          'zod',
        ],
      },
      'services/__service__': { runtime: ['@repo/platform', 'close-with-grace', 'zod'] },
    },
    scripts: {
      'db:migrate': command('migrate'),
      'db:rollback': command('rollback'),
      'db:seed': command('seed'),
      'queue:dead': command('list-dead-letters'),
      'queue:drop': command('drop-dead-letters'),
      'queue:replay': command('replay-dead-letters'),
      start: 'node --enable-source-maps services/__service__/dist/main.js',
    },
    environment: foundationEnvironment,
    workloads: {
      everyProgram: { image: 'app', environment: { NODE_ENV: 'production' } },
      programs: {
        '__service__-migrate': {
          command: ['node', 'services/__service__/dist/commands/migrate.js'],
          runs: 'once',
        },
        __service__: {
          command: ['node', '--enable-source-maps', 'services/__service__/dist/main.js'],
          environment: { HOST: '0.0.0.0', PORT: '3000' },
          ports: [{ container: 3000, setting: 'PORT' }],
          waitsFor: { '__service__-migrate': 'completed' },
          stopSeconds: 15,
        },
      },
    },
  },
};
