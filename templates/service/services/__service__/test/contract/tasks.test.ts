import {
  createDeadLetters,
  createOutbox,
  createOutboxStore,
  platformMigrations,
} from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { createTaskQueue, defineTask, taskSubscription } from '@repo/platform/jobs';
import type { TaskQueue } from '@repo/platform/jobs';
import { createRelay, PermanentFailure } from '@repo/platform/messaging';
import type { DeadLetter, MessageBus, Subscription } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase } from '../../../../packages/platform/test/support/database.js';
import { silentLogger } from '../../../../packages/platform/test/support/logger.js';
import { openTestBus } from '../../../../packages/platform/test/support/open-test-bus.js';
import type { TestDatabase } from '../../../../packages/platform/test/support/test-resource.js';
import { openDatabase } from '../support/open-test-database.js';

const relaySettings = { OUTBOX_POLL_MS: 10, OUTBOX_LEASE_SECONDS: 10 };
const payload = z.object({ number: z.int() });

/** A process with a producer and a consumer of tasks. */
interface TestProcess {
  enqueue(work: (queue: TaskQueue<{ number: number }>) => Promise<void>): Promise<void>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  stop(): Promise<void>;
}

let testDatabase: TestDatabase;
let name: string;
let running: TestProcess | undefined;
beforeEach(async () => {
  testDatabase = await createTestDatabase();
  name = uuids.next();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await testDatabase.remove();
});

async function startProcess(handle: (number: number) => Promise<void>): Promise<TestProcess> {
  const task = defineTask({ name, payload });
  const database: Database<Session> = await openDatabase(testDatabase);
  await database.migrate(platformMigrations);
  const deadLetters = createDeadLetters(database.session);
  const bus: MessageBus = await openTestBus(deadLetters);
  const subscription: Subscription = taskSubscription(task, ({ number }) => handle(number));
  await bus.subscribe(subscription);
  const relay = createRelay(createOutboxStore(database.session), bus, silentLogger, relaySettings);
  relay.start();
  const unitOfWork = database.unitOfWork((session) => ({
    queue: createTaskQueue(task, createOutbox(session)),
  }));
  return {
    enqueue: (work) => unitOfWork.run(({ queue }) => work(queue)),
    deadLetters: async () =>
      (await deadLetters.list(1_000)).filter((letter) => letter.subscription === subscription.name),
    async stop() {
      await relay.stop();
      await bus.close();
      await database.close();
    },
  };
}

const inMs = (ms: number) => new Date(Date.now() + ms);

describe('a task', () => {
  it('runs after its transaction commits, and never after a rollback', async () => {
    const done: number[] = [];
    running = await startProcess(async (number) => void done.push(number));
    const failing = running.enqueue(async (queue) => {
      await queue.enqueue({ number: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await running.enqueue((queue) => queue.enqueue({ number: 2 }));
    await expect.poll(() => done).toEqual([2]);
  });

  it('waits for its time, even across a restart, without delaying others', async () => {
    const done: [number, Date][] = [];
    const handle = async (number: number) => void done.push([number, new Date()]);
    const first = await startProcess(handle);
    const due = inMs(3_000);
    await first.enqueue((queue) => queue.enqueue({ number: 1 }, due));
    await first.enqueue((queue) => queue.enqueue({ number: 2 }));
    await expect.poll(() => done.map(([number]) => number)).toEqual([2]);
    await first.stop();

    running = await startProcess(handle);
    await expect.poll(() => done.map(([number]) => number)).toEqual([2, 1]);
    expect(done[1]?.[1].getTime()).toBeGreaterThanOrEqual(due.getTime());
  });

  it('is retried, and dead-lettered after the last attempt or a permanent failure', async () => {
    const attempts: number[] = [];
    const attemptsOf = (number: number) => attempts.filter((each) => each === number).length;
    running = await startProcess(async (number) => {
      attempts.push(number);
      if (number === 1 && attemptsOf(1) === 2) return;
      throw number === 3 ? new PermanentFailure('never') : new Error('not today');
    });
    for (const number of [1, 2, 3]) {
      await running.enqueue((queue) => queue.enqueue({ number }, inMs(50)));
    }
    const dead = async () => (await running?.deadLetters())?.map(({ message }) => message.payload['number']);
    await expect.poll(async () => new Set(await dead())).toEqual(new Set([2, 3]));
    await expect.poll(() => [1, 2, 3].map(attemptsOf)).toEqual([2, 3, 1]);
  });
});
