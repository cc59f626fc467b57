import type { EnvironmentKey } from '../options/contribution.js';

const service: Record<string, EnvironmentKey> = {
  NODE_ENV: {
    group: 'Service',
    comment: 'Environment: development, test or production. Production rejects placeholder secrets.',
    example: 'development',
    optional: true,
  },
  ROLE: {
    group: 'Service',
    comment:
      'Role of the process: api (serves requests), worker (publishes and consumes messages, runs jobs) or all.',
    example: 'all',
    optional: true,
  },
  OUTBOX_POLL_MS: {
    group: 'Service',
    comment: 'Polling interval of the outbox, in milliseconds.',
    example: '200',
    optional: true,
  },
  OUTBOX_LEASE_SECONDS: {
    group: 'Service',
    comment: 'Outbox lease in seconds. After that, another worker may publish the message.',
    example: '10',
    optional: true,
  },
  HOST: { group: 'Service', comment: 'Address that the service listens on.', example: '127.0.0.1' },
  PORT: { group: 'Service', comment: 'Port that the service listens on.', example: '3000' },
  LOG_LEVEL: {
    group: 'Service',
    comment: 'Log level: trace, debug, info, warn, error, fatal or silent.',
    example: 'info',
    optional: true,
  },
  LOG_FILE: {
    group: 'Service',
    comment: 'File that receives a copy of every log line as JSON. None by default.',
    example: '',
    optional: true,
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    group: 'Service',
    comment: 'OTLP/HTTP endpoint for traces, such as http://127.0.0.1:4318. Tracing is off without it.',
    example: '',
    optional: true,
  },
  REQUEST_TIMEOUT_SECONDS: {
    group: 'Service',
    comment:
      'Timeout for receiving a request (headers and body), in seconds. After that the response is 408.',
    example: '30',
    optional: true,
  },
  SHUTDOWN_DELAY_SECONDS: {
    group: 'Service',
    comment:
      'Delay between SIGTERM and closing the listener, in seconds; readiness is 503. Use 5 behind a load balancer or in Kubernetes.',
    example: '0',
    optional: true,
  },
  SHUTDOWN_GRACE_SECONDS: {
    group: 'Service',
    comment:
      'Timeout for requests in flight after that delay, in seconds. stop_grace_period in compose.yaml must be at least both plus 5.',
    example: '10',
    optional: true,
  },
};

const security: Record<string, EnvironmentKey> = {
  RATE_LIMIT_PER_MINUTE: {
    group: 'Security',
    comment: 'Requests per client address and minute; 0 disables the limit.',
    example: '600',
    optional: true,
  },
  TRUST_PROXY_HOPS: {
    group: 'Security',
    comment: 'Number of trusted proxies in front of the service (x-forwarded-for).',
    example: '0',
    optional: true,
  },
  CORS_ORIGINS: {
    group: 'Security',
    comment: 'Comma-separated origins that may call the service (CORS). None by default.',
    example: '',
    optional: true,
  },
  OPS_PORT: {
    group: 'Service',
    comment: 'Separate port for /metrics. By default, PORT serves it.',
    example: '',
    optional: true,
  },
  API_DOCS: {
    group: 'Service',
    comment:
      'Serve /openapi.json, /docs and /redoc: true or false. The default is false in production, otherwise true.',
    example: '',
    optional: true,
  },
  IDEMPOTENCY_SECRET: {
    group: 'Security',
    comment: 'HMAC key for the fingerprints of idempotent requests, at least 32 characters.',
    example: 'replace-me-secret-idempotency',
  },
};

/** Retention periods of the tables. An hourly job removes older rows. */
const retention: Record<string, EnvironmentKey> = {
  INBOX_RETENTION_DAYS: {
    group: 'Database',
    comment:
      'Retention of the ids of handled messages, in days. Must be greater than DEAD_LETTER_RETENTION_DAYS.',
    example: '35',
    optional: true,
  },
  DEAD_LETTER_RETENTION_DAYS: {
    group: 'Database',
    comment: 'Retention of dead letters, in days.',
    example: '30',
    optional: true,
  },
};

/** The settings of every service, independent of the choices. */
export const foundationEnvironment = { ...service, ...security, ...retention };
