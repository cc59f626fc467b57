import {
  createInbox,
  createInboxStore,
  createOutbox,
  createOutboxStore,
  platformMigrations,
} from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { runInContext } from '@repo/platform/logging';
import type { OutboxStore } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/open-test-database.js';

let database: Database<Session>;
let store: OutboxStore;

beforeEach(async () => {
  database = await openTestDatabase(platformMigrations);
  store = createOutboxStore(database.session);
});
afterEach(() => database.close());

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const append = (aggregateId: string, number: number) =>
  createOutbox(database.session).append(
    { type: 'test', version: 1, aggregateId, payload: { number } },
    'actor',
  );
const numbers = async (seconds = 1) =>
  (await store.claim(10, 60, later(seconds))).map(({ message }) => message.payload['number']);

describe('the outbox', () => {
  it('commits or rolls back an event with its transaction', async () => {
    const unitOfWork = database.unitOfWork((session) => ({ outbox: createOutbox(session) }));
    const event = { type: 'test', version: 1, aggregateId: 'a', payload: {} };
    const failing = unitOfWork.run(async ({ outbox }) => {
      await outbox.append(event, null);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await store.lag(later(1))).toEqual({ waiting: 0, since: null });
    await unitOfWork.run(({ outbox }) => outbox.append(event, null));
    expect(await store.lag(later(1))).toEqual({ waiting: 1, since: expect.any(Date) });
  });

  it('wraps the event in an envelope', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await runInContext({ requestId: 'r', traceparent }, () => append('a', 1));
    const [claimed] = await store.claim(1, 60, later(1));
    expect(claimed?.message).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'test',
      version: 1,
      occurredAt: expect.stringMatching(/Z$/),
      aggregateId: 'a',
      actorId: 'actor',
      traceparent,
      payload: { number: 1 },
    });
  });

  it('leases the oldest event of each aggregate, and the next one after its publication', async () => {
    for (const [aggregateId, number] of [
      ['a', 1],
      ['a', 2],
      ['b', 3],
    ] as const)
      await append(aggregateId, number);
    const claimed = await store.claim(10, 60, later(1));
    expect(claimed.map(({ message }) => message.payload['number'])).toEqual([1, 3]);
    expect(await numbers()).toEqual([]);
    for (const each of claimed) await store.published(each);
    expect(await numbers()).toEqual([2]);
  });

  it('leases a message to one of concurrent claims', async () => {
    for (const number of [1, 2, 3, 4, 5]) await append(`aggregate ${number}`, number);
    const claims = await Promise.all(Array.from({ length: 5 }, () => store.claim(2, 60, later(1))));
    const ids = claims.flat().map(({ message }) => message.id);
    expect([ids.length, new Set(ids).size]).toEqual([5, 5]);
  });

  it('grants an expired lease to the next claim', async () => {
    await append('a', 1);
    const [first] = await store.claim(1, 1, later(1));
    const [second] = await store.claim(1, 60, later(3));
    expect(second?.message).toEqual(first?.message);
    await store.published(first!);
    expect((await store.lag(later(1))).waiting).toBe(1);
    await store.published(second!);
    expect((await store.lag(later(1))).waiting).toBe(0);
  });

  it('waits before a retry, and keeps the order of the aggregate', async () => {
    await append('a', 1);
    await append('a', 2);
    const [claimed] = await store.claim(1, 60, later(1));
    await store.failed(claimed!, later(100));
    expect(await numbers(50)).toEqual([]);
    const [again] = await store.claim(1, 60, later(101));
    expect(again).toMatchObject({ failures: 1, message: claimed!.message });
  });
});

describe('a command in the outbox', () => {
  const enqueue = (number: number, notBefore?: Date) =>
    createOutbox(database.session).enqueue({ type: 'test', version: 1, payload: { number } }, notBefore);

  it('is independent of other aggregates', async () => {
    await enqueue(1);
    const [claimed] = await store.claim(1, 60, later(1));
    expect(claimed?.message).toMatchObject({ type: 'test', aggregateId: claimed?.message.id, actorId: null });
  });

  it('is published when it is due, not before', async () => {
    await enqueue(1, later(100));
    expect([await numbers(99), await numbers(101)]).toEqual([[], [1]]);
  });

  it('neither delays other messages nor is delayed by them', async () => {
    await enqueue(1, later(100));
    await enqueue(2);
    await append('a', 3);
    await enqueue(4);
    const claimed = await store.claim(10, 1, later(1));
    expect(claimed.map(({ message }) => message.payload['number'])).toEqual([2, 3, 4]);
    for (const each of claimed) await store.failed(each, later(200));
    expect(await numbers(101)).toEqual([1]);
  });

  it('is published at once when its time has passed', async () => {
    await enqueue(1, later(-100));
    expect((await store.lag(later(1))).since?.getTime()).toBeGreaterThan(later(-50).getTime());
    expect(await numbers()).toEqual([1]);
  });

  it('rejects an invalid time', async () => {
    await expect(enqueue(1, new Date('soon'))).rejects.toThrow(RangeError);
  });

  it('does not count as lag before it is due', async () => {
    const due = later(100);
    await enqueue(1, due);
    expect(await store.lag(later(99))).toEqual({ waiting: 0, since: null });
    await enqueue(2);
    expect(await store.lag(later(101))).toEqual({ waiting: 2, since: expect.any(Date) });
    await store.claim(10, 60, later(1)).then(([claimed]) => store.published(claimed!));
    expect(await store.lag(later(101))).toEqual({ waiting: 1, since: due });
  });

  it('is retried after a failure like an event', async () => {
    await enqueue(1, later(10));
    const [claimed] = await store.claim(1, 60, later(11));
    await store.failed(claimed!, later(100));
    expect(await numbers(99)).toEqual([]);
    expect(await store.claim(1, 60, later(101))).toMatchObject([{ failures: 1 }]);
  });
});

describe('the inbox', () => {
  it('recognizes a handled message', async () => {
    const inbox = createInbox(database.session);
    const id = uuids.next();
    expect([
      await inbox.isFirst('one', id),
      await inbox.isFirst('one', id),
      await inbox.isFirst('two', id),
    ]).toEqual([true, false, true]);
  });

  const handle = async (count: number) => {
    const ids = Array.from({ length: count }, () => uuids.next());
    for (const id of ids) await createInbox(database.session).isFirst('one', id);
    return ids;
  };
  const remove = (before: Date, limit: number) =>
    createInboxStore(database.session).removeHandled(before, limit);

  it('removes old messages up to the limit', async () => {
    const [id] = await handle(3);
    await expect(remove(later(-1), 2)).resolves.toBe(0);
    await expect(remove(later(1), 2)).resolves.toBe(2);
    await expect(remove(later(1), 2)).resolves.toBe(1);
    await expect(createInbox(database.session).isFirst('one', id!)).resolves.toBe(true);
  });

  it('keeps messages that are still in the outbox', async () => {
    await append('a', 1);
    await handle(1);
    await expect(remove(later(100), 10)).resolves.toBe(0);
    const [claimed] = await store.claim(1, 60, later(1));
    await store.published(claimed!);
    await expect(remove(later(100), 10)).resolves.toBe(1);
  });

  it('forgets a message whose handling failed', async () => {
    const unitOfWork = database.unitOfWork((session) => ({ inbox: createInbox(session) }));
    const id = uuids.next();
    const failing = unitOfWork.run(async ({ inbox }) => {
      await inbox.isFirst('one', id);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await expect(createInbox(database.session).isFirst('one', id)).resolves.toBe(true);
  });
});
