import { createPasswordHasher } from '@repo/platform/auth';
import type { PasswordHasher } from '@repo/platform/auth';
import { createCache } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';
import { createDatabase } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import type { Logger } from '@repo/platform/logging';
import { createMessageBus } from '@repo/platform/messaging';
import type { MessageBus } from '@repo/platform/messaging';
import { createMetrics, observeCache } from '@repo/platform/observability';
import type { Metrics } from '@repo/platform/observability';
import type { Settings } from './settings.js';

/** What every module is made from: each adapter once. */
export interface Platform {
  settings: Settings;
  logger: Logger;
  database: Database<Session>;
  cache: Cache;
  bus: MessageBus;
  passwords: PasswordHasher;
  metrics: Metrics;
}

export function createPlatform(settings: Settings, logger: Logger): Platform {
  const database = createDatabase(settings);
  const metrics = createMetrics(settings.service);
  const cache = observeCache(createCache(settings), metrics);
  const bus = createMessageBus(settings, logger);
  const passwords = createPasswordHasher();
  return { settings, logger, database, cache, bus, passwords, metrics };
}

/** Closes the adapters in the opposite order. */
export async function closePlatform({ bus, cache, database }: Platform): Promise<void> {
  await bus.close();
  await cache.close();
  await database.close();
}
