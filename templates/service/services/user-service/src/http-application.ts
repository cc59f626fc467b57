import type { Authenticator } from '@repo/platform/auth';
import { createHealth } from '@repo/platform/http';
import type { Health } from '@repo/platform/http';
import { createServer } from '@repo/platform/server';
import type { App } from '@repo/platform/server';
import { accessPolicy } from './access.js';
import type { Service } from './composition.js';
import type { Module } from './module.js';

export interface Application {
  app: App;
  health: Health;
}

/** The HTTP side of the service: every module's routes behind one set of conventions. */
export async function createApplication({ platform, modules }: Service): Promise<Application> {
  const { settings, logger, database, cache, bus } = platform;
  const migrations = modules.flatMap((module) => module.migrations);
  const health = createHealth(settings, {
    database: { check: () => database.ping(), critical: true },
    migrations: { check: () => assertNonePending(database.pending(migrations)), critical: true },
    cache: { check: () => cache.ping(), critical: false },
    queue: { check: () => bus.ping(), critical: false },
  });
  const app = await createServer({
    service: settings.service,
    version: settings.version,
    logger,
    health,
    authenticate: authenticatorOf(modules),
    policy: accessPolicy,
    corsOrigins: settings.CORS_ORIGINS,
    operations: modules.flatMap((module) => module.operations),
    routes: modules.map((module) => module.routes),
  });
  return { app, health };
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
