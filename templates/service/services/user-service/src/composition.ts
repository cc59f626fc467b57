import { createPasswordHasher } from '@repo/platform/auth';
import { createCache } from '@repo/platform/cache';
import { createDatabase, platformMigrations } from '@repo/platform/database';
import type { Migration, Session } from '@repo/platform/database';
import type { Logger } from '@repo/platform/logging';
import { createMessageBus } from '@repo/platform/messaging';
import { createMetrics, observeCache } from '@repo/platform/observability';
import type { Module, Platform } from './module.js';
import type { Settings } from './settings.js';

export interface Service {
  platform: Platform;
  modules: readonly Module[];
}

/** The whole service, put together by hand: every adapter is made here, once. */
export function compose(settings: Settings, logger: Logger): Service {
  const database = createDatabase(settings);
  const metrics = createMetrics(settings.service);
  const cache = observeCache(createCache(settings), metrics);
  const bus = createMessageBus(settings, logger);
  const passwords = createPasswordHasher();
  const platform: Platform = { settings, logger, database, cache, bus, passwords, metrics };

  return { platform, modules: [] };
}

/** Every migration, the platform's first. */
export function migrationsOf({ modules }: Service): Migration<Session>[] {
  return [...platformMigrations, ...modules.flatMap((module) => module.migrations)];
}

/** Closes the adapters in the opposite order. */
export async function dispose({ platform: { bus, cache, database } }: Service): Promise<void> {
  await bus.close();
  await cache.close();
  await database.close();
}
