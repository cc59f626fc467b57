import type { Message, Subscription } from './port.js';

/** Returns the subscriptions that receive a message. */
export function recipientsOf({ type, to }: Message, subscriptions: readonly Subscription[]): Subscription[] {
  return subscriptions.filter(
    (subscription) => subscription.types.includes(type) && (to === undefined || to === subscription.name),
  );
}
