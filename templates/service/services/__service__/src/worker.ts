import {
  createIdempotencyStore,
  createInboxStore,
  createJobRuns,
  createOutboxStore,
} from '@repo/platform/database';
import { createRetentionJob, createScheduler, secondsPerDay } from '@repo/platform/jobs';
import type { Retention } from '@repo/platform/jobs';
import { createRelay } from '@repo/platform/messaging';
import { systemClock } from '@repo/platform/runtime';
import { subscriptionsOf } from './feature.js';
import type { Feature } from './feature.js';
import type { Platform } from './platform.js';

export interface Worker {
  /** Stops accepting work and waits for running handlers. */
  stop(): Promise<void>;
}

/** Starts the background work: the outbox relay, the message consumers and the periodic jobs. */
export async function startWorker(platform: Platform, features: readonly Feature[]): Promise<Worker> {
  const { settings, logger, metrics, database, bus } = platform;
  for (const subscription of subscriptionsOf(features)) await bus.subscribe(subscription);
  const relay = createRelay(createOutboxStore(database.session), bus, logger, settings);
  const removeOldRows = createRetentionJob(retentionOf(platform, features), metrics, logger, systemClock);
  const jobs = [removeOldRows, ...features.flatMap((feature) => feature.jobs ?? [])];
  const scheduler = createScheduler(jobs, createJobRuns(database.session), logger);
  relay.start();
  scheduler.start();
  return {
    async stop() {
      await scheduler.stop();
      await relay.stop();
    },
  };
}

/** Returns the retentions of the platform tables and of all modules. */
function retentionOf(
  { settings, database: { session }, deadLetters }: Platform,
  features: readonly Feature[],
): Retention[] {
  const [keys, inbox] = [createIdempotencyStore(session), createInboxStore(session)];
  return [
    {
      table: 'idempotency_keys',
      keepSeconds: 0,
      removeBefore: (before, limit) => keys.removeExpired(before, limit),
    },
    {
      table: 'dead_letters',
      keepSeconds: settings.DEAD_LETTER_RETENTION_DAYS * secondsPerDay,
      removeBefore: (before, limit) => deadLetters.removeBefore(before, limit),
    },
    {
      table: 'inbox',
      keepSeconds: settings.INBOX_RETENTION_DAYS * secondsPerDay,
      removeBefore: (before, limit) => inbox.removeHandled(before, limit),
    },
    ...features.flatMap((feature) => feature.retention ?? []),
  ];
}
