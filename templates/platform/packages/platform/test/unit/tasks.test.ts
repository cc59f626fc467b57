import { createTaskQueue, defineTask, taskSubscription } from '@repo/platform/jobs';
import { commandMessage, PermanentFailure } from '@repo/platform/messaging';
import type { Outbox } from '@repo/platform/messaging';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

const remind = defineTask({
  name: 'remind',
  payload: z.object({ userId: z.string().min(1), at: z.iso.datetime().transform((text) => new Date(text)) }),
});
const payload = { userId: 'u', at: '2030-01-01T00:00:00Z' };

describe('a task queue', () => {
  it('enqueues the task in the outbox with its time', async () => {
    const enqueue = vi.fn<Outbox['enqueue']>(async () => {});
    const notBefore = new Date('2030-01-01');
    await createTaskQueue(remind, { enqueue }).enqueue(payload, notBefore);
    expect(enqueue.mock.calls).toEqual([[{ type: 'task.remind', version: 1, payload }, notBefore]]);
  });

  it('rejects an invalid payload when it is enqueued', async () => {
    const enqueue = vi.fn<Outbox['enqueue']>(async () => {});
    const bad = { ...payload, userId: '' };
    await expect(createTaskQueue(remind, { enqueue }).enqueue(bad)).rejects.toThrow(z.ZodError);
    expect(enqueue).not.toHaveBeenCalled();
  });
});

describe('the subscription of a task', () => {
  const handle = vi.fn<(parsed: unknown, message: unknown) => Promise<void>>(async () => {});
  const subscription = taskSubscription(remind, handle);
  const message = (content: Record<string, unknown>) =>
    commandMessage({ type: 'task.remind', version: 1, payload: content }, new Date());

  it('handles only its own task, with the parsed payload', async () => {
    expect(subscription).toMatchObject({ name: 'task.remind', types: ['task.remind'] });
    const sent = message(payload);
    await subscription.handle(sent);
    expect(handle.mock.calls).toEqual([[{ userId: 'u', at: new Date(payload.at) }, sent]]);
  });

  it('fails permanently for an invalid payload', async () => {
    await expect(subscription.handle(message({ userId: 7 }))).rejects.toThrow(PermanentFailure);
  });
});
