import type { DeadLetter, DeadLetters } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';

/** In-memory dead letters, for tests of a bus only. Contract tests check the real store. */
export function createFakeDeadLetters(): Pick<DeadLetters, 'add' | 'list'> {
  const letters: DeadLetter[] = [];
  return {
    async add(letter) {
      const isThere = letters.some(
        ({ subscription, message }) =>
          subscription === letter.subscription && message.id === letter.message.id,
      );
      if (!isThere) letters.push({ id: uuids.next(), diedAt: new Date(), ...letter });
    },
    list: async (limit) => letters.slice(0, limit),
  };
}
