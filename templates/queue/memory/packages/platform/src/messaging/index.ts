import { setTimeout as delay } from 'node:timers/promises';
import { InfrastructureError, MessageBusUnavailable } from '../errors/index.js';
import type { Message, MessageBus, MessageBusOptions, Retries, Subscription } from './port.js';
import { PermanentFailure, recipientsOf } from './port.js';

export type {
  ClaimedMessage,
  Command,
  DomainEvent,
  Inbox,
  InboxStore,
  Outbox,
  OutboxLag,
  OutboxStore,
} from './outbox.js';
export { commandMessage, eventMessage } from './outbox.js';
export { PermanentFailure } from './port.js';
export type {
  DeadLetter,
  DeadLetters,
  Message,
  MessageBus,
  MessageBusOptions,
  Retries,
  Subscription,
} from './port.js';
export { replayAllDeadLetters, replayDeadLetter } from './replay.js';
export type { ReplayStores } from './replay.js';

export { createRelay, relaySettings } from './relay.js';
export type { Relay } from './relay.js';

export const messagingSettings = {};

/** Whether processes share the messages. */
export const messagesAreShared = false;

const defaultRetries: Retries = { maxAttempts: 5, firstBackoffMs: 50 };

/**
 * A bus in this process. `publish` resolves when every subscriber has handled the message or has a dead letter of it,
 * so that the outbox keeps the message until then.
 */
export async function createMessageBus({
  logger,
  deadLetters,
  retries = defaultRetries,
}: MessageBusOptions<object>): Promise<MessageBus> {
  const subscriptions: Subscription[] = [];
  /** The last delivery per aggregate; the next delivery waits for it. */
  const tails = new Map<string, Promise<unknown>>();
  let closed = false;

  const bury = async (subscription: string, message: Message, error: unknown): Promise<void> => {
    await deadLetters.add({ subscription, message, error: String(error) });
    const { id: messageId, type } = message;
    logger.error({ err: error, subscription, messageId, type }, 'Message moved to the dead-letter queue');
  };

  const deliver = async (subscription: Subscription, message: Message): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await subscription.handle(structuredClone(message));
        return;
      } catch (error) {
        if (error instanceof PermanentFailure || attempt >= retries.maxAttempts) {
          // An unavailable dependency is not the fault of the message, so it is published again instead.
          if (error instanceof InfrastructureError) throw error;
          return bury(subscription.name, message, error);
        }
        await delay(retries.firstBackoffMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    }
  };

  /** Waits for every subscriber even after a failure, so that no handler still runs when the message is redelivered. */
  const deliverToAll = async (message: Message): Promise<void> => {
    const recipients = recipientsOf(message, subscriptions);
    if (message.to !== undefined && recipients.length === 0) {
      await bury(message.to, message, new Error(`No subscription ${message.to} handles ${message.type}`));
    }
    const deliveries = await Promise.allSettled(recipients.map((each) => deliver(each, message)));
    for (const delivery of deliveries) if (delivery.status === 'rejected') throw delivery.reason;
  };

  return {
    async publish(message) {
      if (closed) throw new MessageBusUnavailable('The message bus is closed');
      const previous = tails.get(message.aggregateId) ?? Promise.resolve();
      const delivery = previous.then(() => deliverToAll(message));
      const tail = delivery.catch(() => {});
      tails.set(message.aggregateId, tail);
      await delivery.finally(() => {
        if (tails.get(message.aggregateId) === tail) tails.delete(message.aggregateId);
      });
    },
    async subscribe(subscription) {
      subscriptions.push(subscription);
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
