/** Remembers which messages a consumer has handled, in the transaction that handles them. */
export interface Inbox {
  /** `true` the first time; a message that comes again has been handled. */
  isFirst(consumer: string, messageId: string): Promise<boolean>;
}
