import { integer } from '../config/index.js';
import { createFailureLog } from '../logging/index.js';
import type { Logger } from '../logging/index.js';
import type { ClaimedMessage, OutboxStore } from './outbox.js';
import type { MessageBus } from './port.js';

export const relaySettings = {
  OUTBOX_POLL_MS: integer(10, 60_000).prefault('200'),
  OUTBOX_LEASE_SECONDS: integer(1, 3_600).prefault('10'),
};

/** Publishes messages from the outbox to the bus. */
export interface Relay {
  start(): void;
  /** Resolves when pending publications have ended. */
  stop(): Promise<void>;
}

const batchSize = 50;
const longestBackoffMs = 30_000;

export function createRelay(
  store: OutboxStore,
  bus: MessageBus,
  logger: Logger,
  settings: { OUTBOX_POLL_MS: number; OUTBOX_LEASE_SECONDS: number },
): Relay {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const state = { stopped: false };
  const notPublished = createFailureLog(logger, 'warn', 'Publishing failed; the message will be retried');
  const notRead = createFailureLog(logger, 'error', 'Reading the outbox failed');

  const publish = async (claimed: ClaimedMessage): Promise<void> => {
    try {
      await bus.publish(claimed.message);
      await store.published(claimed);
    } catch (error) {
      notPublished({ err: error, messageId: claimed.message.id });
      await store.failed(claimed, new Date(Date.now() + backoffMs(claimed.failures)));
    }
  };

  /** Publishes until nothing is due: each round takes one message of every aggregate. */
  const drain = async (): Promise<void> => {
    let found = batchSize;
    while (found > 0 && !state.stopped) {
      const claimed = await store.claim(batchSize, settings.OUTBOX_LEASE_SECONDS, new Date());
      await Promise.all(claimed.map(publish));
      found = claimed.length;
    }
  };

  const schedule = (): void => {
    if (state.stopped) return;
    timer = setTimeout(() => {
      running = drain()
        .catch((error: unknown) => notRead({ err: error }))
        .finally(schedule);
    }, settings.OUTBOX_POLL_MS);
  };

  return {
    start: schedule,
    async stop() {
      state.stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function backoffMs(failures: number): number {
  return Math.min(longestBackoffMs, 200 * 2 ** failures) * (0.5 + Math.random() / 2);
}
