import { createOutboxStore } from '@repo/platform/database';
import { createRelay } from '@repo/platform/messaging';
import type { Service } from './composition.js';

export interface Worker {
  /** Takes nothing new, and lets what is being handled finish. */
  stop(): Promise<void>;
}

/** The side of the service that nobody waits for: it publishes what is in the outbox and hears what is published. */
export async function startWorker({ platform, modules }: Service): Promise<Worker> {
  const { settings, logger, database, bus } = platform;
  for (const subscription of modules.flatMap((module) => module.subscriptions ?? [])) {
    await bus.subscribe(subscription);
  }
  const relay = createRelay(createOutboxStore(database.session), bus, logger, settings);
  relay.start();
  return { stop: () => relay.stop() };
}
