/** A fact that happened, or work that is to be done, on its way to whoever it concerns. Holds no secret. */
export interface Message {
  /** Unique: a consumer that sees it twice does its work once. */
  id: string;
  type: string;
  version: number;
  /** When it happened, or was asked for: RFC 3339, UTC. */
  occurredAt: string;
  /** Messages of one aggregate arrive in the order in which they were published. A command has its own id here. */
  aggregateId: string;
  actorId: string | null;
  traceparent: string | null;
  /** Only with a `traceparent` that came with one. */
  tracestate?: string;
  payload: Readonly<Record<string, unknown>>;
}

export interface Subscription {
  /** Names the group of consumers that share the messages, and its dead letters. */
  name: string;
  types: readonly string[];
  /** Throwing means: again, after a while. Throwing `PermanentFailure` means: never again. */
  handle(message: Message): Promise<void>;
}

export interface DeadLetter {
  subscription: string;
  message: Message;
  error: string;
}

export interface MessageBus {
  /** Resolves when the bus has taken the message over. @throws MessageBusUnavailable */
  publish(message: Message): Promise<void>;
  /** Delivers at least once, from now on. */
  subscribe(subscription: Subscription): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** @throws MessageBusUnavailable */
  ping(): Promise<void>;
  /** Takes no new message, lets running handlers finish. */
  close(): Promise<void>;
}

/** Thrown by a handler for a message that no repetition will ever make right. */
export class PermanentFailure extends Error {
  override readonly name = 'PermanentFailure';
}
