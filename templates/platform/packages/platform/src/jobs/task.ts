import type { z } from 'zod';
import { PermanentFailure } from '../messaging/index.js';
import type { Message, Outbox, Subscription } from '../messaging/index.js';

/** JSON with names, as every payload is. */
type PayloadSchema = z.ZodType<Record<string, unknown>, Record<string, unknown>>;

/** Work that is done once, now or later. It travels as a message, with the retries and dead letters of every message. */
export interface Task<Schema extends PayloadSchema> {
  name: string;
  /** What waited while a new release came is held against the new schema: change it so that it still fits. */
  payload: Schema;
}

/** Types a task by its payload, for those who ask for it and for the one who does it. */
export function defineTask<Schema extends PayloadSchema>(task: Task<Schema>): Task<Schema> {
  return task;
}

/** Where one kind of task is asked for. */
export interface TaskQueue<Payload> {
  /**
   * @param notBefore when it is to be done at the earliest; at once when left out
   * @throws ZodError when the payload does not fit
   */
  enqueue(payload: Payload, notBefore?: Date): Promise<void>;
}

/** @param outbox of the transaction with which the task is kept or lost */
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
 * What a module subscribes to in order to do a task.
 * @param handle is called at least once; throws as the handler of any subscription does
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
        throw new PermanentFailure(`The payload does not fit the task ${task.name}`, { cause: error });
      await handle(data, message);
    },
  };
}

/** No event is named like this, so that nobody who listens to events hears of a task. */
function typeOf({ name }: Task<PayloadSchema>): string {
  return `task.${name}`;
}
