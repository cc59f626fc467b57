import type { OutboxStore } from './outbox.js';
import type { DeadLetter, DeadLetters } from './port.js';

/** The stores of the transaction of a replay. */
export interface ReplayStores {
  deadLetters: DeadLetters;
  outbox: Pick<OutboxStore, 'add'>;
}

/**
 * Moves a dead letter back to the outbox, addressed to its subscription.
 * @param stores of one transaction
 * @returns `false` if the letter does not exist
 */
export async function replayDeadLetter({ deadLetters, outbox }: ReplayStores, id: string): Promise<boolean> {
  const letter = await deadLetters.take(id);
  if (!letter) return false;
  await outbox.add({ ...letter.message, to: letter.subscription });
  return true;
}

/**
 * Replays all current dead letters. A letter that fails again is newer and stays.
 * @param replay runs in its own transaction
 * @returns the number of replayed letters
 */
export async function replayAllDeadLetters(
  deadLetters: Pick<DeadLetters, 'list'>,
  replay: (id: string) => Promise<boolean>,
): Promise<number> {
  const started = new Date();
  let replayed = 0;
  let page: DeadLetter[] = [];
  do {
    page = (await deadLetters.list(pageSize, page.at(-1)?.id)).filter(({ diedAt }) => diedAt <= started);
    for (const { id } of page) if (await replay(id)) replayed += 1;
  } while (page.length > 0);
  return replayed;
}

const pageSize = 100;
