/** Remembers which messages a consumer has handled, in the transaction that handles them. */
export interface Inbox {
  /** `true` the first time; a message that comes again has been handled. */
  isFirst(consumer: string, messageId: string): Promise<boolean>;
}

/** What all consumers have handled. */
export interface InboxStore {
  /**
   * Forgets messages that were handled before this time, about `limit` of them; returns how many. One that still waits
   * in the outbox is not among them, for it will come again.
   */
  removeHandled(before: Date, limit: number): Promise<number>;
}
