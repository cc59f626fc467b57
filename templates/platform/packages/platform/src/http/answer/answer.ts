import type { z } from 'zod';
import type { Operation } from '../contract/operation.js';

/** A GET that does not depend on its request: health, metrics, documents. */
export interface Endpoint {
  operation: Operation;
  answer: () => Promise<Answer>;
}

/** A response as it is sent. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string | Buffer;
}

/** A response that can be stored and replayed. */
export interface StoredAnswer extends Answer {
  body: string;
}

export function jsonAnswer(status: number, body: unknown): StoredAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

/** A reply declared by the contract, before its body is serialised. */
export type Reply<T extends Operation, Status extends keyof T['responses']> = {
  status: Status;
  headers?: Readonly<Record<string, string>>;
} & ReplyBody<T['responses'][Status]>;

/** Any reply declared by the contract. */
export type AnyReply<T extends Operation> = {
  [Status in keyof T['responses']]: Reply<T, Status>;
}[keyof T['responses']];

type ReplyBody<Response> = Response extends { body: infer Body extends z.ZodType }
  ? { body: z.input<Body> }
  : { body?: undefined };

/** A reply whose contract is known only at runtime. */
export interface UncheckedReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** Returns the response as it is sent, without body keys that the contract does not declare. @throws ZodError */
export function toAnswer({ responses }: Operation, { status, headers, body }: UncheckedReply): StoredAnswer {
  const schema = responses[status]?.body;
  if (!schema) return { status, headers: headers ?? {}, body: '' };
  const answer = jsonAnswer(status, schema.parse(body));
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
