import { createDeadLetters, createOutboxStore, platformMigrations } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { eventMessage, replayAllDeadLetters, replayDeadLetter } from '@repo/platform/messaging';
import type { DeadLetters, Message } from '@repo/platform/messaging';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/open-test-database.js';

let database: Database<Session>;
let deadLetters: DeadLetters;
beforeEach(async () => {
  database = await openTestDatabase(platformMigrations);
  deadLetters = createDeadLetters(database.session);
});
afterEach(() => database.close());

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const message = (number: number): Message =>
  eventMessage({ type: 'test', version: 1, aggregateId: 'a', payload: { number } }, 'actor', new Date());
const bury = async (number: number, subscription = 'audit') => {
  const letter = { subscription, message: message(number), error: 'Error: no' };
  await deadLetters.add(letter);
  return letter;
};
const numbers = async () => (await deadLetters.list(100)).map((letter) => letter.message.payload['number']);
const replay = (id: string) =>
  database
    .unitOfWork((session) => ({
      deadLetters: createDeadLetters(session),
      outbox: createOutboxStore(session),
    }))
    .run((stores) => replayDeadLetter(stores, id));
const waiting = async () => {
  const claimed = await createOutboxStore(database.session).claim(10, 60, later(1));
  return claimed.map((each) => each.message);
};

describe('the dead-letter store', () => {
  it('lists letters unchanged, the oldest first, in pages', async () => {
    const letters = [await bury(1), await bury(2), await bury(3)];
    const listed = await deadLetters.list(2);
    expect(listed).toMatchObject(letters.slice(0, 2));
    expect(listed[0]?.diedAt).toBeInstanceOf(Date);
    expect(await deadLetters.list(2, listed[1]?.id)).toMatchObject(letters.slice(2));
  });

  it('stores one letter per message and subscription', async () => {
    const letter = await bury(1);
    await deadLetters.add(letter);
    await deadLetters.add({ ...letter, subscription: 'other' });
    expect(await deadLetters.count()).toEqual(
      new Map([
        ['audit', 1],
        ['other', 1],
      ]),
    );
  });

  it('gives a letter to one of concurrent calls', async () => {
    await bury(1);
    const [letter] = await deadLetters.list(1);
    const taken = await Promise.all(Array.from({ length: 5 }, () => deadLetters.take(letter!.id)));
    expect(taken.filter((each) => each !== null)).toEqual([letter]);
    expect(await numbers()).toEqual([]);
  });

  it('removes old letters up to the limit', async () => {
    for (const number of [1, 2, 3]) await bury(number);
    await expect(deadLetters.removeBefore(later(-1), 2)).resolves.toBe(0);
    await expect(deadLetters.removeBefore(later(1), 2)).resolves.toBe(2);
    expect(await numbers()).toEqual([3]);
  });
});

describe('a replay', () => {
  it('moves the message to the outbox, for its subscription only', async () => {
    const { message: sent } = await bury(1);
    const [letter] = await deadLetters.list(1);
    await expect(replay(letter!.id)).resolves.toBe(true);
    expect(await waiting()).toEqual([{ ...sent, to: 'audit' }]);
    expect(await numbers()).toEqual([]);
    await expect(replay(letter!.id)).resolves.toBe(false);
  });

  it('of all letters leaves those that fail again', async () => {
    for (const number of [1, 2]) await bury(number);
    const replayed = await replayAllDeadLetters(deadLetters, async (id) => {
      const letter = await deadLetters.take(id);
      const again = { ...letter!, message: message(7), diedAt: later(1) };
      await deadLetters.add(again);
      return true;
    });
    expect(replayed).toBeGreaterThanOrEqual(2);
    expect(await numbers()).toEqual([7, 7]);
  });
});
