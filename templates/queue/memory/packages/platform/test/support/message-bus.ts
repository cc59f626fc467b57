import { createMessageBus } from '@repo/platform/messaging';
import type { MessageBus, MessageBusOptions } from '@repo/platform/messaging';
import { silentLogger } from './logger.js';

/** A bus that dead-letters a message after three attempts. */
export async function createTestMessageBus(
  deadLetters: MessageBusOptions<object>['deadLetters'],
): Promise<MessageBus> {
  const retries = { maxAttempts: 3, firstBackoffMs: 5 };
  return createMessageBus({ settings: {}, logger: silentLogger, deadLetters }, retries);
}
