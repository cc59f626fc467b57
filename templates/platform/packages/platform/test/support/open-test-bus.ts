import { parseSettings } from '@repo/platform/config';
import { createMessageBus, messagingSettings } from '@repo/platform/messaging';
import type { DeadLetters, MessageBus } from '@repo/platform/messaging';
import { silentLogger } from './logger.js';
import { createTestQueue } from './queue.js';

/** Creates an empty bus that dead-letters a message after three attempts. Closing it removes it. */
export async function openTestBus(deadLetters: Pick<DeadLetters, 'add'>): Promise<MessageBus> {
  const resource = await createTestQueue();
  const settings = parseSettings(messagingSettings, resource.settings);
  const retries = { maxAttempts: 3, firstBackoffMs: 5 };
  const bus = await createMessageBus({ settings, logger: silentLogger, deadLetters, retries });
  return {
    ...bus,
    async close() {
      await bus.close();
      await resource.remove();
    },
  };
}
