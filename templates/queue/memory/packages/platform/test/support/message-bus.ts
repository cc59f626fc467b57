import { createLogger } from '@repo/platform/logging';
import { createMessageBus } from '@repo/platform/messaging';
import type { DeadLetters, MessageBus } from '@repo/platform/messaging';

/** A bus that dead-letters a message after three attempts. */
export function createTestMessageBus(deadLetters: Pick<DeadLetters, 'add'>): MessageBus {
  const logger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });
  return createMessageBus({}, logger, deadLetters, { maxAttempts: 3, firstBackoffMs: 5 });
}
