import type { Logger } from '../logging/index.js';

/** An event or a command in transit. Contains no secrets. */
export interface Message {
  /** Unique id, by which consumers detect duplicates. */
  id: string;
  type: string;
  version: number;
  /** Time of the event or request: RFC 3339, UTC. */
  occurredAt: string;
  /** Messages of one aggregate are delivered in order. For a command this is its own id. */
  aggregateId: string;
  actorId: string | null;
  traceparent: string | null;
  /** Set only if the `traceparent` came with one. */
  tracestate?: string;
  payload: Readonly<Record<string, unknown>>;
  /** The only subscription that receives the message; absent for all subscriptions of its type. */
  to?: string;
}

export interface Subscription {
  /** Name of the consumer group and of its dead letters. */
  name: string;
  types: readonly string[];
  /**
   * An error causes a retry after a delay, and a dead letter after the last attempt. A `PermanentFailure` causes a dead
   * letter immediately. An `InfrastructureError` causes retries until the dependency is available.
   */
  handle(message: Message): Promise<void>;
}

/** A message that a subscription could not handle. */
export interface DeadLetter {
  /** Sorts by `diedAt`. */
  id: string;
  subscription: string;
  message: Message;
  error: string;
  diedAt: Date;
}

/** The dead-letter queue of every subscription. Messages stay until they are replayed, dropped or expired. */
export interface DeadLetters {
  /** Idempotent: stores one letter per message and subscription. */
  add(letter: Pick<DeadLetter, 'subscription' | 'message' | 'error'>): Promise<void>;
  /** Returns letters, the oldest first. @param after the id of the last letter of the previous page */
  list(limit: number, after?: string): Promise<DeadLetter[]>;
  /** Removes a letter and returns it; `null` if it does not exist. */
  take(id: string): Promise<DeadLetter | null>;
  /** Returns the number of letters by subscription. A subscription without letters may be missing. */
  count(): Promise<ReadonlyMap<string, number>>;
  /** Removes about `limit` letters older than `before`; returns their number. */
  removeBefore(before: Date, limit: number): Promise<number>;
}

/** The data from which `createMessageBus` of every queue creates a bus. */
export interface MessageBusOptions<Settings> {
  settings: Settings;
  logger: Logger;
  deadLetters: Pick<DeadLetters, 'add'>;
  /** Only tests set it. */
  retries?: Retries;
}

export interface Retries {
  /** After the last attempt, the message becomes a dead letter. */
  maxAttempts: number;
  /** The delay before the second attempt; each further delay is twice as long. */
  firstBackoffMs: number;
}

export interface MessageBus {
  /**
   * Resolves when the bus has accepted the message.
   * @throws MessageBusUnavailable, or the error that prevented handling the message and storing its dead letter; the
   *   message must be published again
   */
  publish(message: Message): Promise<void>;
  /** Starts at-least-once delivery. */
  subscribe(subscription: Subscription): Promise<void>;
  /** @throws MessageBusUnavailable */
  ping(): Promise<void>;
  /** Stops accepting messages and waits for running handlers. */
  close(): Promise<void>;
}

/** Thrown by a handler for a message that will never succeed, however often it is retried. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}

/** Returns the subscriptions that receive a message. */
export function recipientsOf({ type, to }: Message, subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.filter(
    (subscription) => subscription.types.includes(type) && (to === undefined || to === subscription.name),
  );
}
