import { createLogger } from '@repo/platform/logging';
import { createMessageBus } from '@repo/platform/messaging';
import type { MessageBus } from '@repo/platform/messaging';

/** A bus that gives a message up after three attempts. */
export function createTestMessageBus(): MessageBus {
  return createMessageBus({}, createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' }), {
    maxAttempts: 3,
    firstBackoffMs: 5,
  });
}
