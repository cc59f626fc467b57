import type { Message } from './port.js';

/** Something that happened to an aggregate, as the domain says it. */
export interface DomainEvent {
  type: string;
  version: number;
  aggregateId: string;
  payload: Readonly<Record<string, unknown>>;
}

/**
 * Something that is to be done. It belongs to no aggregate, so it holds nothing up and waits for nothing but its time;
 * whom it is about is in the payload.
 */
export interface Command {
  type: string;
  version: number;
  payload: Readonly<Record<string, unknown>>;
}

/** Takes messages into the transaction that makes them true: both are kept, or neither. */
export interface Outbox {
  /** @param actorId who did it; `null` for nobody in particular */
  append(event: DomainEvent, actorId: string | null): Promise<void>;
  /** @param notBefore when the command goes out at the earliest; at once when left out */
  enqueue(command: Command, notBefore?: Date): Promise<void>;
}

/** The messages that wait to be published. */
export interface OutboxStore {
  /** Puts a message in as it is, to go out at once. */
  add(message: Message): Promise<void>;
  /**
   * Leases messages that are due, to one of many relays: of each aggregate only the oldest, so that its events go out
   * in their order. A lease that runs out is given to the next who asks.
   */
  claim(limit: number, leaseSeconds: number, now: Date): Promise<ClaimedMessage[]>;
  /** Forgets a message that the bus has taken over. */
  published(claimed: ClaimedMessage): Promise<void>;
  /** Puts a message back, to be due at `retryAt`. */
  failed(claimed: ClaimedMessage, retryAt: Date): Promise<void>;
  lag(now: Date): Promise<OutboxLag>;
}

export interface OutboxLag {
  /** Messages that could have gone out; those whose time has not come are not among them. */
  waiting: number;
  /** Since when the oldest could have. */
  since: Date | null;
}

export interface ClaimedMessage {
  message: Message;
  /** How often publishing has failed. */
  failures: number;
  /** Whose lease it is. */
  lease: string;
}
