import type { OutboxStore } from './outbox.js';
import type { DeadLetter, DeadLetters } from './port.js';

/** What the transaction of a replay writes to. */
export interface ReplayStores {
  deadLetters: DeadLetters;
  outbox: Pick<OutboxStore, 'add'>;
}

/**
 * Puts a dead letter back into the outbox, addressed to the subscription that could not handle it.
 * @param stores of one transaction
 * @returns `false` when there is no such letter
 */
export async function replayDeadLetter({ deadLetters, outbox }: ReplayStores, id: string): Promise<boolean> {
  const letter = await deadLetters.take(id);
  if (!letter) return false;
  await outbox.add({ ...letter.message, to: letter.subscription });
  return true;
}

/**
 * Replays the letters that are there now. One that dies again meanwhile is newer than they are, and stays.
 * @param replay in a transaction of its own
 * @returns how many were replayed
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
