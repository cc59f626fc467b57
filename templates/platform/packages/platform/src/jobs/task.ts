import type { z } from 'zod';
import { PermanentFailure } from '../messaging/index.js';
import type { Message, Outbox, Subscription } from '../messaging/index.js';

/** Every payload is a JSON object. */
type PayloadSchema = z.ZodType<Record<string, unknown>, Record<string, unknown>>;

/** Background or deferred work. It is delivered as a message, with the same retries and dead letters. */
export interface Task<Schema extends PayloadSchema> {
  name: string;
  /**
   * Tasks enqueued by an earlier release are validated against the current schema, so keep it backward compatible.
   */
  payload: Schema;
}

/** Infers the payload type of a task for its producers and its consumer. */
export function defineTask<Schema extends PayloadSchema>(task: Task<Schema>): Task<Schema> {
  return task;
}

/** Enqueues tasks of one kind. */
export interface TaskQueue<Payload> {
  /**
   * @param notBefore earliest time of execution; immediately when omitted
   * @throws ZodError when the payload does not match the schema
   */
  enqueue(payload: Payload, notBefore?: Date): Promise<void>;
}

/** @param outbox the outbox of the transaction that the task belongs to */
export function createTaskQueue<Schema extends PayloadSchema>(
  task: Task<Schema>,
  outbox: Pick<Outbox, 'enqueue'>,
): TaskQueue<z.input<Schema>> {
  return {
    async enqueue(payload, notBefore) {
      task.payload.parse(payload);
      await outbox.enqueue({ type: typeOf(task), version: 1, payload }, notBefore);
    },
  };
}

/**
 * Returns the subscription with which a module consumes a task.
 * @param handle called at least once; may throw like any message handler
 */
export function taskSubscription<Schema extends PayloadSchema>(
  task: Task<Schema>,
  handle: (payload: z.output<Schema>, message: Message) => Promise<void>,
): Subscription {
  return {
    name: typeOf(task),
    types: [typeOf(task)],
    async handle(message) {
      const { success, data, error } = task.payload.safeParse(message.payload);
      if (!success)
        throw new PermanentFailure(`The payload does not match the schema of the task ${task.name}`, {
          cause: error,
        });
      await handle(data, message);
    },
  };
}

/** The prefix distinguishes tasks from events. */
function typeOf({ name }: Task<PayloadSchema>): string {
  return `task.${name}`;
}
