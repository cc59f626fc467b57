import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseUnavailable } from '@repo/platform/errors';
import { eventMessage, PermanentFailure } from '@repo/platform/messaging';
import type { DeadLetters, Message } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createFakeDeadLetters } from '../support/dead-letters.js';
import { openTestBus } from '../support/open-test-bus.js';

const deadLetters = createFakeDeadLetters();
const bus = await openTestBus(deadLetters);
afterAll(() => bus.close());

const message = (type: string, aggregateId: string = uuids.next()): Message =>
  eventMessage({ type, version: 1, aggregateId, payload: {} }, null, new Date());
const deadIds = async () => (await deadLetters.list(1_000)).map((letter) => letter.message.id);

/** A unique message type per test isolates the tests. */
const newType = () => `test.${uuids.next()}`;

describe('the bus in this process', () => {
  it('redelivers a message whose dead letter cannot be stored', async () => {
    const add = vi.fn<DeadLetters['add']>().mockRejectedValueOnce(new Error('disk full'));
    const failing = await openTestBus({ add });
    const type = newType();
    const handled: string[] = [];
    await failing.subscribe({
      name: 'failing',
      types: [type],
      handle: () => Promise.reject(new PermanentFailure('never')),
    });
    await failing.subscribe({
      name: 'slow',
      types: [type],
      async handle({ id }) {
        await delay(20);
        handled.push(id);
      },
    });
    const sent = message(type);
    const next = message(type, sent.aggregateId);
    const publishing = failing.publish(sent);
    const afterwards = failing.publish(next);
    await expect(publishing).rejects.toThrow('disk full');
    expect(handled).toEqual([sent.id]);
    await afterwards;
    await failing.publish(sent);
    expect(handled).toEqual([sent.id, next.id, sent.id]);
    expect(add.mock.calls.map(([letter]) => [letter.subscription, letter.message.id])).toEqual([
      ['failing', sent.id],
      ['failing', next.id],
      ['failing', sent.id],
    ]);
    await failing.close();
  });

  it('redelivers a message after a dependency was unavailable', async () => {
    const type = newType();
    await bus.subscribe({
      name: 'away',
      types: [type],
      handle: () => Promise.reject(new DatabaseUnavailable('away')),
    });
    const sent = message(type);
    await expect(bus.publish(sent)).rejects.toThrow(DatabaseUnavailable);
    expect(await deadIds()).not.toContain(sent.id);
  });

  it('dead-letters a message that is addressed to a removed subscription', async () => {
    const sent = { ...message(newType()), to: 'gone' };
    await bus.publish(sent);
    await expect.poll(deadIds).toContain(sent.id);
  });
});
