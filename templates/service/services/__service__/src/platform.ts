import { confirmCallers, createPasswordHasher } from '@repo/platform/auth';
import type { PasswordHasher } from '@repo/platform/auth';
import { createCache } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';
import { createDatabase, createDeadLetters } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import type { Logger } from '@repo/platform/logging';
import { createMessageBus } from '@repo/platform/messaging';
import type { DeadLetters, MessageBus } from '@repo/platform/messaging';
import { createMetrics, observeCache } from '@repo/platform/observability';
import type { Metrics } from '@repo/platform/observability';
import { createOpenParts } from '@repo/platform/runtime';
import { startTracing, traceBus, traceCache, traceQueries } from '@repo/platform/tracing';
import type { Tracing } from '@repo/platform/tracing';
import { confirmCaller } from './modules/auth/infrastructure/callers.js';
import type { Settings } from './settings.js';

/** The adapters that all modules share. */
export interface Platform {
  settings: Settings;
  logger: Logger;
  metrics: Metrics;
  /** Absent while tracing is off. */
  tracing: Tracing | undefined;
  database: Database<Session>;
  cache: Cache;
  /** Failure counters, which other entries cannot evict. */
  failures: Cache;
  bus: MessageBus;
  deadLetters: DeadLetters;
  passwords: PasswordHasher;
  /** Closes the adapters in reverse order. Logs failures. */
  close(): Promise<void>;
}

/** Time in milliseconds that each adapter has to close. */
const closingMs = 500;

/** Opens the adapters. If one cannot be opened, closes those before it. */
export async function createPlatform(settings: Settings, logger: Logger): Promise<Platform> {
  const metrics = createMetrics(settings.service);
  const passwords = createPasswordHasher();
  const tracing = await startTracing(settings);
  const open = createOpenParts(closingMs, logger);
  const close = async (): Promise<void> => {
    await open.close();
    await tracing?.close();
  };
  try {
    const onQuery = traceQueries(tracing);
    const database = open.add('database', await createDatabase({ settings, logger, onQuery }));
    const failures = open.add('failures', await createCache({ settings, logger, purpose: 'failures' }));
    const cache = open.add('cache', await createCache({ settings, logger }));
    const deadLetters = createDeadLetters(database.session);
    const bus = open.add('bus', await createMessageBus({ settings, logger, deadLetters }));
    return {
      settings,
      logger,
      metrics,
      tracing,
      database: confirmCallers(database, confirmCaller),
      cache: traceCache(observeCache(cache, metrics), tracing),
      failures: traceCache(failures, tracing),
      bus: traceBus(bus, tracing),
      deadLetters,
      passwords,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
