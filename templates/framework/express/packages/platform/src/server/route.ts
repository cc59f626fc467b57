import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Principal } from '../auth/index.js';
import { createAnswerOnce, SettledAnswer, toAnswer } from '../http/index.js';
import type { AnswerOnce, Operation, PathParameters, Reply, UncheckedReply } from '../http/index.js';
import type { AnswerRequest } from './answer.js';

/** An operation with its handler. */
export interface Route {
  operation: Operation;
  answer: AnswerRequest;
}

/** The routes of a module. */
export type Routes = readonly Route[];

/** The validated input of a handler, typed by the contract. */
export interface Input<T extends Operation> {
  body: T extends { body: infer Body extends z.ZodType } ? z.output<Body> : undefined;
  query: T extends { query: infer Query extends z.ZodType } ? z.output<Query> : Record<string, never>;
  params: Record<PathParameters<T['path']>, string>;
  /** The caller, if the contract requires authentication. */
  principal: T['access'] extends 'anyone' ? undefined : Principal;
  /** Client address, as reported by the trusted proxies. */
  address: string;
  headers: IncomingHttpHeaders;
  /** Set if the operation is idempotent. */
  answerOnce: T extends { idempotent: true } ? AnswerOnce<T> : undefined;
}

/** An idempotent operation returns the result of `answerOnce`, any other a reply. */
export type Handler<T extends Operation, Status extends keyof T['responses']> = (
  input: Input<T>,
) => Promise<T extends { idempotent: true } ? SettledAnswer : Reply<T, Status>>;

/** Implements a contract: `route(getUser, async ({ params }) => ({ status: 200, body: … }))`. */
export function route<const T extends Operation, Status extends keyof T['responses']>(
  operation: T,
  handler: Handler<T, Status>,
): Route {
  return {
    operation,
    async answer({ input, params, principal, active, headers, idempotent }) {
      const answerOnce = idempotent && createAnswerOnce(operation, idempotent);
      const given = { ...input, params, principal, address: active.address, headers, answerOnce };
      const reply = await handler(given as unknown as Input<T>);
      if (reply instanceof SettledAnswer) return reply;
      if (operation.idempotent) throw new Error(`${operation.id} does not answer with answerOnce`);
      return toAnswer(operation, reply as UncheckedReply);
    },
  };
}

/** Sorts literal paths first, because Express uses the first match: `/users/me` must precede `/users/{id}`. */
export function literalFirst<T extends { operation: Pick<Route['operation'], 'path'> }>(
  routes: readonly T[],
): T[] {
  // The brace sorts after every letter and digit.
  return routes.toSorted((a, b) => (a.operation.path < b.operation.path ? -1 : 1));
}
