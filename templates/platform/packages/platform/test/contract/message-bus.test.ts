import { setTimeout as delay } from 'node:timers/promises';
import { MessageBusUnavailable } from '@repo/platform/errors';
import { PermanentFailure } from '@repo/platform/messaging';
import type { Message } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';
import { afterAll, describe, expect, it } from 'vitest';
import { createFakeDeadLetters } from '../support/dead-letters.js';
import { openTestBus } from '../support/open-test-bus.js';

const deadLetters = createFakeDeadLetters();
const bus = await openTestBus(deadLetters);
afterAll(() => bus.close());

function message(type: string, aggregateId: string = uuids.next(), payload = {}): Message {
  const occurredAt = new Date().toISOString();
  return {
    id: uuids.next(),
    type,
    version: 1,
    occurredAt,
    aggregateId,
    actorId: null,
    traceparent: null,
    payload,
  };
}

const deadIds = async () => (await deadLetters.list(1_000)).map((letter) => letter.message.id);

/** A unique message type per test isolates the tests. */
const newType = () => `test.${uuids.next()}`;

describe('the message bus', () => {
  it('delivers a message to every subscription of its type and to no other', async () => {
    const type = newType();
    const received: string[] = [];
    for (const name of ['one', 'two']) {
      await bus.subscribe({
        name,
        types: [type],
        handle: async ({ id }) => void received.push(`${name} ${id}`),
      });
    }
    const sent = message(type);
    await bus.publish(message(newType()));
    await bus.publish(sent);
    await expect.poll(() => received.toSorted()).toEqual([`one ${sent.id}`, `two ${sent.id}`]);
  });

  it('retries until the handler succeeds', async () => {
    const type = newType();
    let attempts = 0;
    await bus.subscribe({
      name: 'flaky',
      types: [type],
      async handle() {
        attempts += 1;
        if (attempts < 3) throw new Error('not yet');
      },
    });
    const sent = message(type);
    await bus.publish(sent);
    await expect.poll(() => attempts).toBe(3);
    expect(await deadIds()).not.toContain(sent.id);
  });

  it('dead-letters a message after the last attempt, or at once after a permanent failure', async () => {
    const [hopeless, permanent] = [newType(), newType()];
    const attempts: string[] = [];
    await bus.subscribe({
      name: 'failing',
      types: [hopeless, permanent],
      async handle({ type }) {
        attempts.push(type);
        throw type === permanent ? new PermanentFailure('never') : new Error('not today');
      },
    });
    const sent = [message(hopeless), message(permanent)];
    await Promise.all(sent.map((each) => bus.publish(each)));
    await expect.poll(deadIds).toEqual(expect.arrayContaining(sent.map(({ id }) => id)));
    expect(attempts.filter((type) => type === hopeless)).toHaveLength(3);
    expect(attempts.filter((type) => type === permanent)).toHaveLength(1);
  });

  it('delivers an addressed message to its subscription only', async () => {
    const type = newType();
    const received: string[] = [];
    for (const name of ['addressed', 'other']) {
      await bus.subscribe({ name, types: [type], handle: async () => void received.push(name) });
    }
    await bus.publish({ ...message(type), to: 'addressed' });
    await bus.publish(message(type));
    await expect.poll(() => received.toSorted()).toEqual(['addressed', 'addressed', 'other']);
  });

  it('keeps the order of an aggregate across failures', async () => {
    const type = newType();
    const aggregateId = uuids.next();
    const handled: unknown[] = [];
    let failed = false;
    await bus.subscribe({
      name: 'ordered',
      types: [type],
      async handle({ payload }) {
        if (payload['number'] === 1 && !failed) {
          failed = true;
          throw new Error('stumbles once');
        }
        await delay(Math.random() * 5);
        handled.push(payload['number']);
      },
    });
    await Promise.all([0, 1, 2, 3, 4].map((number) => bus.publish(message(type, aggregateId, { number }))));
    await expect.poll(() => handled).toEqual([0, 1, 2, 3, 4]);
  });

  it('rejects messages after it is closed', async () => {
    const closed = await openTestBus(deadLetters);
    await closed.close();
    await expect(closed.publish(message(newType()))).rejects.toThrow(MessageBusUnavailable);
    await expect(closed.ping()).rejects.toThrow(MessageBusUnavailable);
  });
});
