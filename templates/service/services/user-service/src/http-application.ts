import type { Authenticator } from '@repo/platform/auth';
import { createCounter } from '@repo/platform/cache';
import { createIdempotencyStore, createOutboxStore } from '@repo/platform/database';
import { createHealth, createIdempotency, createInFlight, createRateLimit } from '@repo/platform/http';
import { createServer } from '@repo/platform/server';
import type { App } from '@repo/platform/server';
import { accessPolicy } from './access.js';
import { migrationsOf } from './composition.js';
import type { Service } from './composition.js';
import type { Module } from './module.js';

export interface Application {
  app: App;
  /** Stops taking requests, lets those in flight finish, and closes the server. */
  stop(): Promise<void>;
}

/** The HTTP side of the service: every module's routes behind one set of conventions. */
export async function createApplication(service: Service): Promise<Application> {
  const { platform, modules } = service;
  const { settings, logger, database, cache, bus, metrics } = platform;
  // A worker answers to nobody but those who watch over it.
  const served = settings.ROLE === 'worker' ? [] : modules;
  const inFlight = createInFlight();
  const migrations = migrationsOf(service);
  const idempotencyStore = createIdempotencyStore(database.session);
  const health = createHealth(settings, {
    database: { check: () => database.ping(), critical: true },
    migrations: { check: () => assertNonePending(database.pending(migrations)), critical: true },
    cache: { check: () => cache.ping(), critical: false },
    queue: { check: () => bus.ping(), critical: settings.ROLE === 'worker' },
  });
  metrics.watchOutbox(createOutboxStore(database.session));
  const app = await createServer({
    service: settings.service,
    version: settings.version,
    logger,
    health,
    authenticate: authenticatorOf(modules),
    policy: accessPolicy,
    apiDocs: settings.API_DOCS ?? settings.NODE_ENV !== 'production',
    corsOrigins: settings.CORS_ORIGINS,
    trustProxyHops: settings.TRUST_PROXY_HOPS,
    inFlight,
    metrics,
    exposeMetrics: settings.OPS_PORT === undefined,
    rateLimit: createRateLimit(createCounter(cache), settings.RATE_LIMIT_PER_MINUTE),
    idempotency: createIdempotency(idempotencyStore, settings.IDEMPOTENCY_SECRET),
    operations: served.flatMap((module) => module.operations),
    routes: served.map((module) => module.routes),
  });
  return {
    app,
    async stop() {
      // Still listening: whoever routes requests has to be able to hear that there should be no more.
      health.drain();
      const finished = await inFlight.idle(settings.SHUTDOWN_GRACE_SECONDS);
      if (!finished) app.server.closeAllConnections();
      await app.close();
    },
  };
}

async function assertNonePending(pending: Promise<string[]>): Promise<void> {
  const names = await pending;
  if (names.length > 0) throw new Error(`Migrations are pending: ${names.join(', ')}`);
}

function authenticatorOf(modules: readonly Module[]): Authenticator {
  const [authenticate, ...others] = modules.flatMap((module) => module.authenticate ?? []);
  if (!authenticate || others.length > 0)
    throw new Error('Exactly one module must say how callers are recognised');
  return authenticate;
}
