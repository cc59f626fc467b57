import type { EnvironmentKey } from '../options/contribution.js';
import type { Part } from './part.js';

const service: Record<string, EnvironmentKey> = {
  NODE_ENV: {
    group: 'Service',
    comment: 'development, test or production. Production refuses placeholder secrets.',
    example: 'development',
    optional: true,
  },
  HOST: { group: 'Service', comment: 'Address to listen on.', example: '127.0.0.1' },
  PORT: { group: 'Service', comment: 'Port to listen on.', example: '3000' },
  LOG_LEVEL: {
    group: 'Service',
    comment: 'trace, debug, info, warn, error or fatal.',
    example: 'info',
    optional: true,
  },
  SHUTDOWN_GRACE_SECONDS: {
    group: 'Service',
    comment: 'Longest wait for requests in flight after SIGTERM, in seconds.',
    example: '10',
    optional: true,
  },
};

const security: Record<string, EnvironmentKey> = {
  AUTH_SIGNING_KEY: {
    group: 'Security',
    comment: 'Ed25519 private key that signs access tokens: PKCS #8 in DER, as base64.',
    example: 'replace-me',
    secret: 'ed25519-private-key',
  },
  ACCESS_TOKEN_TTL_SECONDS: {
    group: 'Security',
    comment: 'Lifetime of an access token, in seconds.',
    example: '900',
    optional: true,
  },
  REFRESH_TOKEN_TTL_SECONDS: {
    group: 'Security',
    comment: 'Lifetime of a session, in seconds.',
    example: '2592000',
    optional: true,
  },
  ADMIN_EMAIL: {
    group: 'Security',
    comment: 'The first administrator, made by `db:seed`.',
    example: 'admin@example.com',
  },
  ADMIN_PASSWORD: {
    group: 'Security',
    comment: 'Password of the first administrator, 12 characters or more.',
    example: 'replace-me',
    secret: 'password',
  },
};

/** What every project has, whatever was chosen. */
export const foundation: Part = {
  name: 'the foundation',
  templates: ['project', 'platform', 'service'],
  contributes: {
    dependencies: {
      '.': {
        development: [
          '@types/node',
          '@vitest/coverage-v8',
          'concurrently',
          'oxlint',
          'oxlint-tsgolint',
          'prettier',
          'typescript',
          'vitest',
        ],
      },
      'packages/platform': {
        runtime: ['@node-rs/argon2', 'jose', 'pino', 'pino-pretty', 'secure-json-parse', 'uuid', 'zod'],
      },
      'services/user-service': { runtime: ['@repo/platform', 'close-with-grace', 'zod'] },
    },
    environment: { ...service, ...security },
    compose: {
      migrate: {
        build: { context: '.' },
        command: ['node', 'services/user-service/dist/commands/migrate.js'],
        env_file: ['.env'],
        restart: 'on-failure',
      },
      'user-service': {
        build: { context: '.' },
        env_file: ['.env'],
        environment: { HOST: '0.0.0.0', PORT: '3000', NODE_ENV: 'production' },
        ports: ['127.0.0.1:${PORT:-3000}:3000'],
        depends_on: { migrate: { condition: 'service_completed_successfully' } },
        restart: 'unless-stopped',
        stop_grace_period: '15s',
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      },
    },
  },
};
