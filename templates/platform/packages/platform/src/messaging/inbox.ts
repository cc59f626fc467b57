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
