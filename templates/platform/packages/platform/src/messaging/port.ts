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
  /** Only with a `traceparent` that came with one. */
  tracestate?: string;
  payload: Readonly<Record<string, unknown>>;
  /** The only subscription that gets the message; left out for all that want its type. */
  to?: string;
}

export interface Subscription {
  /** Name of the consumer group and of its dead letters. */
  name: string;
  types: readonly string[];
  /**
   * Throwing means: again, after a while, and a dead letter in the end. Throwing `PermanentFailure` means: a dead letter
   * at once. Throwing an `InfrastructureError` means: again, until the part of the system that is away is back.
   */
  handle(message: Message): Promise<void>;
}

/** A message that a subscription could not handle. */
export interface DeadLetter {
  /** Sorts by the time at which it became one. */
  id: string;
  subscription: string;
  message: Message;
  error: string;
  diedAt: Date;
}

/** The dead-letter queue of every subscription: messages stay in it until they are replayed, dropped or too old. */
export interface DeadLetters {
  /** Keeps one letter of a message and a subscription, however often it is added. */
  add(letter: Pick<DeadLetter, 'subscription' | 'message' | 'error'>): Promise<void>;
  /** The oldest first. @param after the id of a letter */
  list(limit: number, after?: string): Promise<DeadLetter[]>;
  /** Removes a letter and returns it; `null` when there is none. */
  take(id: string): Promise<DeadLetter | null>;
  /** How many there are, by subscription; one without any may be missing. */
  count(): Promise<ReadonlyMap<string, number>>;
  /** Removes letters that are older, about `limit` of them; returns how many. */
  removeBefore(before: Date, limit: number): Promise<number>;
}

export interface MessageBus {
  /**
   * Resolves when the bus has taken the message over.
   * @throws MessageBusUnavailable, or what kept a message from being handled or stored as a dead letter: it has to be
   *   published again
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
