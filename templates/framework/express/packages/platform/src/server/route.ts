import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import type { Principal } from '../auth/index.js';
import { jsonAnswer } from '../http/index.js';
import type { Operation, PathParameters } from '../http/index.js';
import type { AnswerRequest } from './answer.js';

/** An operation and what answers it. */
export interface Route {
  operation: Operation;
  answer: AnswerRequest;
}

/** The routes of a module. */
export type Routes = readonly Route[];

/** What a handler is given: all of it checked, and typed by the contract. */
export interface Input<T extends Operation> {
  body: T extends { body: infer Body extends z.ZodType } ? z.output<Body> : undefined;
  query: T extends { query: infer Query extends z.ZodType } ? z.output<Query> : Record<string, never>;
  params: Record<PathParameters<T['path']>, string>;
  /** Who is asking, where the contract wants to know. */
  principal: T['access'] extends 'anyone' ? undefined : Principal;
  /** Of the caller, as far as the proxies in front can be believed. */
  address: string;
  headers: IncomingHttpHeaders;
}

/** An answer that the contract names. */
export type Reply<T extends Operation, Status extends keyof T['responses']> = {
  status: Status;
  headers?: Readonly<Record<string, string>>;
} & ReplyBody<T['responses'][Status]>;

type ReplyBody<Response> = Response extends { body: infer Body extends z.ZodType }
  ? { body: z.input<Body> }
  : { body?: undefined };

export type Handler<T extends Operation, Status extends keyof T['responses']> = (
  input: Input<T>,
) => Promise<Reply<T, Status>>;

/** Fulfils a contract: `route(getUser, async ({ params }) => ({ status: 200, body: … }))`. */
export function route<const T extends Operation, Status extends keyof T['responses']>(
  operation: T,
  handler: Handler<T, Status>,
): Route {
  return {
    operation,
    async answer({ input, params, principal, active, headers }) {
      const given = { ...input, params, principal, address: active.address, headers } as Input<T>;
      const reply = (await handler(given)) as LooseReply;
      const schema = operation.responses[reply.status]?.body;
      if (!schema) return { status: reply.status, headers: reply.headers ?? {}, body: '' };
      // What the contract does not name stays here.
      const answer = jsonAnswer(reply.status, schema.parse(reply.body));
      return { ...answer, headers: { ...answer.headers, ...reply.headers } };
    },
  };
}

interface LooseReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}
