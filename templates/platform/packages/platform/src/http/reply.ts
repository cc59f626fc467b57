import type { z } from 'zod';
import { jsonAnswer } from './endpoint.js';
import type { StoredAnswer } from './endpoint.js';
import type { Operation } from './operation.js';

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
