/** Records the messages that a consumer has handled, in the transaction that handles them. */
export interface Inbox {
  /** Returns `true` the first time, and `false` for a message that was handled before. */
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
