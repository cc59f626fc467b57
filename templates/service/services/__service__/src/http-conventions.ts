import { createCounter } from '@repo/platform/cache';
import { createIdempotencyStore, createOutboxStore } from '@repo/platform/database';
import {
  apiDocuments,
  createHealth,
  createIdempotency,
  createRateLimit,
  createRouteTable,
  healthEndpoints,
} from '@repo/platform/http';
import type { Health, HttpConventions } from '@repo/platform/http';
import { metricsEndpoint } from '@repo/platform/observability';
import { accessPolicy } from './access.js';
import { migrationsOf, servedFeatures } from './feature.js';
import type { Feature } from './feature.js';
import type { Platform } from './platform.js';

/** Creates the parts of the HTTP layer that do not depend on the framework. */
export function createHttpConventions(platform: Platform, features: readonly Feature[]): HttpConventions {
  const { settings, logger, database, cache, deadLetters, metrics, tracing } = platform;
  metrics.watchOutbox(createOutboxStore(database.session));
  metrics.watchDeadLetters(deadLetters);
  const health = createServiceHealth(platform, features);
  const operations = servedFeatures(platform, features).flatMap((feature) => feature.operations);
  const beside = [
    ...healthEndpoints(health),
    ...(settings.OPS_PORT === undefined ? [metricsEndpoint(metrics)] : []),
  ];
  const described = [...beside.map(({ operation }) => operation), ...operations];
  const documented = settings.API_DOCS ?? settings.NODE_ENV !== 'production';
  const info = { title: settings.service, version: settings.version };
  const endpoints = [...beside, ...(documented ? apiDocuments(info, described) : [])];
  return {
    logger,
    requestLogger: logger.child({}, { redact: [] }),
    policy: accessPolicy,
    corsOrigins: settings.CORS_ORIGINS,
    trustProxyHops: settings.TRUST_PROXY_HOPS,
    rateLimit: createRateLimit(createCounter(cache), settings.RATE_LIMIT_PER_MINUTE),
    idempotency: createIdempotency(
      createIdempotencyStore(database.session),
      settings.IDEMPOTENCY_SECRET,
      logger,
    ),
    health,
    requestTimeoutSeconds: settings.REQUEST_TIMEOUT_SECONDS,
    measure: (request) => metrics.requestAnswered(request),
    tracing,
    endpoints,
    routes: createRouteTable([...endpoints.map(({ operation }) => operation), ...operations]),
  };
}

function createServiceHealth(
  { settings, database, cache, bus }: Platform,
  features: readonly Feature[],
): Health {
  const migrations = migrationsOf(features);
  return createHealth(settings, {
    database: { check: () => database.ping(), critical: true },
    migrations: { check: () => assertNonePending(database.pending(migrations)), critical: true },
    cache: { check: () => cache.ping(), critical: false },
    queue: { check: () => bus.ping(), critical: settings.ROLE === 'worker' },
  });
}

async function assertNonePending(pending: Promise<string[]>): Promise<void> {
  const names = await pending;
  if (names.length > 0) throw new Error(`Migrations are pending: ${names.join(', ')}`);
}
