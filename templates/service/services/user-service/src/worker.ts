import { createJobRuns, createOutboxStore } from '@repo/platform/database';
import { createRetentionJob, createScheduler } from '@repo/platform/jobs';
import { createRelay } from '@repo/platform/messaging';
import { systemClock } from '@repo/platform/runtime';
import { subscriptionsOf } from './feature.js';
import type { Feature } from './feature.js';
import type { Platform } from './platform.js';
import { retentionOf } from './retention.js';

export interface Worker {
  /** Takes nothing new, and lets what is being handled finish. */
  stop(): Promise<void>;
}

/**
 * The side of the service that nobody waits for: it publishes what is in the outbox, hears what is
 * published, and does what is due.
 */
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
