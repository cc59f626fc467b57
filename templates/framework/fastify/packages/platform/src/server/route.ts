import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyTypeProvider,
  RawServerDefault,
} from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { Outcome } from '../database/port.js';
import { createAnswerOnce, querySchema, routerPath } from '../http/index.js';
import type { AnyReply, Operation, PathParameters, SettledAnswer } from '../http/index.js';
import { setAnswer } from './stored-answers-plugin.js';

/** Infers Fastify's types from zod schemas. */
export interface ZodTypeProvider extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  serializer: this['schema'] extends z.ZodType ? z.input<this['schema']> : unknown;
}

/** A Fastify instance with routes typed by zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The routes of a module: an encapsulated plugin. */
export type Routes = FastifyPluginAsync<object, RawServerDefault, ZodTypeProvider>;

/** A handler of an idempotent operation must return the result of `answerOnce`. */
type ResponseSchemas<T extends Operation> = T extends { idempotent: true }
  ? { [Status in keyof T['responses']]: z.ZodType<unknown, SettledAnswer> }
  : BodySchemas<T>;

type BodySchemas<T extends Operation> = {
  [Status in keyof T['responses']]: T['responses'][Status] extends { body: infer Body extends z.ZodType }
    ? Body
    : z.ZodUndefined;
};

type RouteSchema<T extends Operation> = (T extends { body: infer Body extends z.ZodType }
  ? { body: Body }
  : object) &
  (T extends { query: infer Query extends z.ZodObject } ? { querystring: Query } : object) & {
    params: z.ZodType<Record<PathParameters<T['path']>, string>>;
    response: ResponseSchemas<T>;
  };

/** Returns the route options of a contract: `app.route({ ...route(getUser), handler })`. */
export function route<const T extends Operation>(
  operation: T,
): { method: T['method']; url: string; schema: RouteSchema<T>; config: { operation: Operation } } {
  const responses = Object.entries(operation.responses).filter(([, { body }]) => body);
  const schema = {
    ...(operation.body && { body: operation.body }),
    querystring: querySchema(operation),
    response: Object.fromEntries(responses.map(([status, { body }]) => [status, body])),
  };
  return {
    method: operation.method,
    url: routerPath(operation.path),
    schema: schema as unknown as RouteSchema<T>,
    config: { operation },
  };
}

/**
 * Answers a request to an idempotent operation, and records the response in the transaction of its effect.
 * @param toReply runs inside the transaction: an error rolls it back
 * @param perform passes the outcome to the unit of work
 */
export async function answerOnce<const T extends Operation & { idempotent: true }, Result>(
  operation: T,
  reply: FastifyReply,
  toReply: (result: Result) => AnyReply<T>,
  perform: (outcome: Outcome<Result>) => Promise<unknown>,
): Promise<FastifyReply> {
  const { idempotent } = reply.request;
  if (!idempotent) throw new Error(`${operation.id} is not an idempotent operation`);
  const answer = await createAnswerOnce(operation, idempotent)(toReply, perform);
  return setAnswer(reply, answer).send(answer.body);
}
