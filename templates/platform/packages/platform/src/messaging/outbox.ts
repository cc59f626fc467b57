import { currentContext } from '../logging/index.js';
import { uuids } from '../runtime/index.js';
import type { Message } from './port.js';

/** A domain event of an aggregate. */
export interface DomainEvent {
  type: string;
  version: number;
  aggregateId: string;
  payload: Readonly<Record<string, unknown>>;
}

/** A request to do something. It belongs to no aggregate, so it is not ordered; its subject is in the payload. */
export interface Command {
  type: string;
  version: number;
  payload: Readonly<Record<string, unknown>>;
}

/** Stores messages in the transaction that causes them: both are committed, or neither. */
export interface Outbox {
  /** @param actorId the user who caused the event; `null` if there is none */
  append(event: DomainEvent, actorId: string | null): Promise<void>;
  /** @param notBefore earliest time of publication; immediately when omitted */
  enqueue(command: Command, notBefore?: Date): Promise<void>;
}

/** The messages that are waiting to be published. */
export interface OutboxStore {
  /** Adds a message unchanged, to be published immediately. */
  add(message: Message): Promise<void>;
  /**
   * Leases due messages to one of several relays: only the oldest of each aggregate, so that its events are
   * published in order. Another relay can claim a message whose lease has expired.
   */
  claim(limit: number, leaseSeconds: number, now: Date): Promise<ClaimedMessage[]>;
  /** Removes a message that the bus has acknowledged. */
  published(claimed: ClaimedMessage): Promise<void>;
  /** Releases a message, to be published at `retryAt`. */
  failed(claimed: ClaimedMessage, retryAt: Date): Promise<void>;
  lag(now: Date): Promise<OutboxLag>;
}

export interface OutboxLag {
  /** Number of due messages; delayed messages are not counted. */
  waiting: number;
  /** Time at which the oldest of them became due. */
  since: Date | null;
}

export interface ClaimedMessage {
  message: Message;
  /** Number of failed attempts to publish. */
  failures: number;
  /** Identifies the lease. */
  lease: string;
}

export function eventMessage(event: DomainEvent, actorId: string | null, now: Date): Message {
  return envelope(uuids.next(), event, actorId, now);
}

/** A command has an aggregate id of its own, so that it is not ordered relative to other messages. */
export function commandMessage(command: Command, now: Date): Message {
  const id = uuids.next();
  return envelope(id, { ...command, aggregateId: id }, null, now);
}

function envelope(id: string, content: DomainEvent, actorId: string | null, now: Date): Message {
  const { type, version, aggregateId, payload } = content;
  const { traceparent = null, tracestate } = currentContext() ?? {};
  const trace = { traceparent, ...(tracestate && { tracestate }) };
  return { id, type, version, occurredAt: now.toISOString(), aggregateId, actorId, ...trace, payload };
}

/** Records the messages that a consumer has handled, in the transaction that handles them. */
export interface Inbox {
  /** Returns `true` the first time, and `false` for a message that was handled before. */
  isFirst(consumer: string, messageId: string): Promise<boolean>;
}

/** The handled messages of all consumers. */
export interface InboxStore {
  /**
   * Removes about `limit` messages that were handled before this time; returns their number. Keeps a message that is
   * still in the outbox, because it will be delivered again.
   */
  removeHandled(before: Date, limit: number): Promise<number>;
}
