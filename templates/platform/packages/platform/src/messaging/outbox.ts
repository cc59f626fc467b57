import type { Message } from './port.js';

/** Something that happened to an aggregate, as the domain says it. */
export interface DomainEvent {
  type: string;
  version: number;
  aggregateId: string;
  payload: Readonly<Record<string, unknown>>;
}

/** Takes events into the transaction that makes them true: both are kept, or neither. */
export interface Outbox {
  /** @param actorId who did it; `null` for nobody in particular */
  append(event: DomainEvent, actorId: string | null): Promise<void>;
}

/** The events that wait to be published. */
export interface OutboxStore {
  /**
   * Leases messages that are due, to one of many relays: of each aggregate only the oldest, so that its events go out
   * in their order. A lease that runs out is given to the next who asks.
   */
  claim(limit: number, leaseSeconds: number, now: Date): Promise<ClaimedMessage[]>;
  /** Forgets a message that the bus has taken over. */
  published(claimed: ClaimedMessage): Promise<void>;
  /** Puts a message back, to be due at `retryAt`. */
  failed(claimed: ClaimedMessage, retryAt: Date): Promise<void>;
  lag(): Promise<OutboxLag>;
}

export interface OutboxLag {
  /** Messages that wait. */
  waiting: number;
  /** Since when the oldest does. */
  since: Date | null;
}

export interface ClaimedMessage {
  message: Message;
  /** How often publishing has failed. */
  failures: number;
  /** Whose lease it is. */
  lease: string;
}
