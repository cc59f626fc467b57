import type { ComposeService, EnvironmentKey } from '../options/contribution.js';
import type { Part } from './part.js';

const service: Record<string, EnvironmentKey> = {
  NODE_ENV: {
    group: 'Service',
    comment: 'development, test or production. Production refuses placeholder secrets.',
    example: 'development',
    optional: true,
  },
  ROLE: {
    group: 'Service',
    comment: 'all, api (answers requests) or worker (publishes and consumes events).',
    example: 'all',
    optional: true,
  },
  OUTBOX_POLL_MS: {
    group: 'Service',
    comment: 'How often the worker looks for messages that are due, in milliseconds.',
    example: '200',
    optional: true,
  },
  OUTBOX_LEASE_SECONDS: {
    group: 'Service',
    comment: 'After so many seconds another worker takes over what one was publishing.',
    example: '10',
    optional: true,
  },
  HOST: { group: 'Service', comment: 'Address to listen on.', example: '127.0.0.1' },
  PORT: { group: 'Service', comment: 'Port to listen on.', example: '3000' },
  LOG_LEVEL: {
    group: 'Service',
    comment: 'trace, debug, info, warn, error, fatal or silent.',
    example: 'info',
    optional: true,
  },
  LOG_FILE: {
    group: 'Service',
    comment: 'A file that gets every log line as JSON, beside the standard output.',
    example: '',
    optional: true,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    group: 'Service',
    comment:
      'Where traces are sent (OTLP over HTTP), such as http://127.0.0.1:4318; without one tracing is off.',
    example: '',
    optional: true,
  },
  REQUEST_TIMEOUT_SECONDS: {
    group: 'Service',
    comment: 'Longest time for a request to arrive, headers and body, in seconds. After that it gets 408.',
    example: '30',
    optional: true,
  },
  SHUTDOWN_DELAY_SECONDS: {
    group: 'Service',
    comment:
      'Time after SIGTERM during which readiness is 503 and requests are still served, in seconds; 5 behind a load balancer or in Kubernetes.',
    example: '0',
    optional: true,
  },
  SHUTDOWN_GRACE_SECONDS: {
    group: 'Service',
    comment:
      'Longest wait for requests in flight after that delay, in seconds. Both together and 5 seconds are at most stop_grace_period in compose.yaml.',
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
    comment: 'Lifetime of a session, however often it is refreshed, in seconds.',
    example: '2592000',
    optional: true,
  },
  REFRESH_TOKEN_IDLE_SECONDS: {
    group: 'Security',
    comment: 'A session ends when it is not refreshed for so long, in seconds.',
    example: '1209600',
    optional: true,
  },
  MAX_SESSIONS_PER_USER: {
    group: 'Security',
    comment: 'Sessions of one user at a time; a login beyond that ends the oldest.',
    example: '100',
    optional: true,
  },
  LOGIN_FAILURES_PER_ACCOUNT: {
    group: 'Security',
    comment: 'Failed logins of one account in a window before it is locked.',
    example: '5',
    optional: true,
  },
  LOGIN_FAILURES_PER_IP: {
    group: 'Security',
    comment: 'Failed logins from one address in a window before it is locked out.',
    example: '20',
    optional: true,
  },
  LOGIN_FAILURES_WINDOW_SECONDS: {
    group: 'Security',
    comment: 'Length of that window, in seconds.',
    example: '900',
    optional: true,
  },
  RATE_LIMIT_PER_MINUTE: {
    group: 'Security',
    comment: 'Requests of one address in a minute; 0 means no limit.',
    example: '600',
    optional: true,
  },
  TRUST_PROXY_HOPS: {
    group: 'Security',
    comment: 'Proxies in front of the service whose x-forwarded-for is believed.',
    example: '0',
    optional: true,
  },
  CORS_ORIGINS: {
    group: 'Security',
    comment: 'Origins whose pages may call the service, separated by commas; none by default.',
    example: '',
    optional: true,
  },
  OPS_PORT: {
    group: 'Service',
    comment: 'Port for /metrics alone; without one it is served beside the API.',
    example: '',
    optional: true,
  },
  API_DOCS: {
    group: 'Service',
    comment:
      'true or false: whether /openapi.json, /docs and /redoc are served. By default everywhere but in production.',
    example: '',
    optional: true,
  },
  IDEMPOTENCY_SECRET: {
    group: 'Security',
    comment: 'Key of the fingerprints by which a repeated request is known, 32 characters or more.',
    example: 'replace-me',
    secret: 'random-256',
  },
  ADMIN_EMAIL: {
    group: 'Security',
    comment: 'The first administrator, made by `db:seed`.',
    example: 'admin@example.com',
  },
  ADMIN_PASSWORD: {
    group: 'Security',
    comment: 'Password of the first administrator, 12 to 128 characters.',
    example: 'replace-me',
    secret: 'password',
  },
};

/** How long rows are kept that are of no more use. A job removes older ones every hour. */
const retention: Record<string, EnvironmentKey> = {
  SESSION_RETENTION_DAYS: {
    group: 'Database',
    comment: 'Days for which sessions and refresh tokens are kept after their end.',
    example: '7',
    optional: true,
  },
  INBOX_RETENTION_DAYS: {
    group: 'Database',
    comment:
      'Days for which handled messages are remembered: longer than one can come again, and than DEAD_LETTER_RETENTION_DAYS.',
    example: '35',
    optional: true,
  },
  DEAD_LETTER_RETENTION_DAYS: {
    group: 'Database',
    comment: 'Days for which dead letters can be replayed.',
    example: '30',
    optional: true,
  },
  AUDIT_RETENTION_DAYS: {
    group: 'Database',
    comment: 'Days for which audit entries are kept; 0 keeps them for ever.',
    example: '365',
    optional: true,
  },
};

const command = (name: string): string =>
  `node --enable-source-maps services/user-service/dist/commands/${name}.js`;

/** How every container of ours runs: as little as it needs, with an init process that passes signals on at any time. */
const contained: ComposeService = {
  image: '${COMPOSE_PROJECT_NAME}-user-service',
  env_file: ['.env'],
  environment: { NODE_ENV: 'production' },
  init: true,
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
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
        // Only the bundle of redoc is taken, which has all of them inside.
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
      'services/user-service': { runtime: ['@repo/platform', 'close-with-grace', 'zod'] },
    },
    scripts: {
      'audit:erase': command('erase-audit'),
      'queue:dead': command('list-dead-letters'),
      'queue:drop': command('drop-dead-letters'),
      'queue:replay': command('replay-dead-letters'),
    },
    environment: { ...service, ...security, ...retention },
    compose: {
      migrate: {
        ...contained,
        build: { context: '.' },
        command: ['node', 'services/user-service/dist/commands/migrate.js'],
        restart: 'no',
      },
      'user-service': {
        ...contained,
        environment: { ...contained.environment, HOST: '0.0.0.0', PORT: '3000' },
        ports: ['127.0.0.1:${PORT:-3000}:3000'],
        depends_on: { migrate: { condition: 'service_completed_successfully' } },
        restart: 'unless-stopped',
        stop_grace_period: '15s',
      },
    },
  },
};
