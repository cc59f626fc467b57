import { setTimeout as delay } from 'node:timers/promises';
import { MessageBusUnavailable } from '../errors/index.js';
import type { Logger } from '../logging/index.js';
import type { DeadLetter, Message, MessageBus, Subscription } from './port.js';
import { PermanentFailure } from './port.js';

export type { Inbox } from './inbox.js';
export { commandMessage, eventMessage } from './envelope.js';
export type { ClaimedMessage, Command, DomainEvent, Outbox, OutboxLag, OutboxStore } from './outbox.js';
export { PermanentFailure } from './port.js';
export type { DeadLetter, Message, MessageBus, Subscription } from './port.js';

export { createRelay, relaySettings } from './relay.js';
export type { Relay } from './relay.js';

export const messagingSettings = {};

/** Whether several processes hear each other over this bus. */
export const messagesAreShared = false;

const maxAttempts = 5;
const firstBackoffMs = 50;

/**
 * A bus in this process. `publish` resolves when every subscriber has finished or given the message up, so that
 * whoever published knows that nothing is lost with the process.
 */
export function createMessageBus(
  _settings: object,
  logger: Logger,
  options = { maxAttempts, firstBackoffMs },
): MessageBus {
  const subscriptions: Subscription[] = [];
  const dead: DeadLetter[] = [];
  /** The last delivery of each aggregate: the next one waits for it. */
  const tails = new Map<string, Promise<void>>();
  let closed = false;

  const deliver = async (subscription: Subscription, message: Message): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await subscription.handle(structuredClone(message));
        return;
      } catch (error) {
        if (error instanceof PermanentFailure || attempt >= options.maxAttempts) {
          logger.error({ err: error, subscription: subscription.name, message }, 'A message is given up');
          dead.push({ subscription: subscription.name, message, error: String(error) });
          return;
        }
        await delay(options.firstBackoffMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    }
  };

  const deliverAfter = async (
    previous: Promise<void> | undefined,
    interested: readonly Subscription[],
    message: Message,
  ): Promise<void> => {
    await previous;
    await Promise.all(interested.map((subscription) => deliver(subscription, message)));
  };

  return {
    async publish(message) {
      if (closed) throw new MessageBusUnavailable('The message bus is closed');
      const interested = subscriptions.filter(({ types }) => types.includes(message.type));
      const delivery = deliverAfter(tails.get(message.aggregateId), interested, message);
      tails.set(message.aggregateId, delivery);
      await delivery;
      if (tails.get(message.aggregateId) === delivery) tails.delete(message.aggregateId);
    },
    async subscribe(subscription) {
      subscriptions.push(subscription);
    },
    async deadLetters() {
      return [...dead];
    },
    async ping() {
      if (closed) throw new MessageBusUnavailable('The message bus is closed');
    },
    async close() {
      closed = true;
      await Promise.all(tails.values());
    },
  };
}
