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
import { runStep } from '@repo/platform/runtime';
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
}

export async function createPlatform(settings: Settings, logger: Logger): Promise<Platform> {
  const metrics = createMetrics(settings.service);
  const tracing = await startTracing(settings);
  const database = confirmCallers(createDatabase(settings, traceQueries(tracing)), confirmCaller);
  const cache = traceCache(observeCache(createCache(settings), metrics), tracing);
  const failures = traceCache(createCache(settings, 'failures'), tracing);
  const deadLetters = createDeadLetters(database.session);
  const bus = traceBus(createMessageBus(settings, logger, deadLetters), tracing);
  const passwords = createPasswordHasher();
  return { settings, logger, metrics, tracing, database, cache, failures, bus, deadLetters, passwords };
}

const closingMs = 500;

/** Closes the adapters in reverse order. Logs failures. */
export async function closePlatform({
  bus,
  cache,
  failures,
  database,
  tracing,
  logger,
}: Platform): Promise<void> {
  for (const [name, part] of Object.entries({ bus, cache, failures, database })) {
    await runStep(`close ${name}`, closingMs, logger, () => part.close());
  }
  await tracing?.close();
}
