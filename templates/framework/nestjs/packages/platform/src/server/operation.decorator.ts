import {
  applyDecorators,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SerializeOptions,
  UseInterceptors,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import { routerPath } from '../http/index.js';
import type { Operation as Contract } from '../http/index.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** What a handler gets of a body that fits its contract. */
export type BodyOf<T extends { body: z.ZodType }> = z.output<T['body']>;

/** What a handler gets of a query that fits its contract. */
export type QueryOf<T extends { query: z.ZodType }> = z.output<T['query']>;

/** What a handler answers by its contract. */
export type AnswerOf<T extends Contract> = T['responses'][keyof T['responses']] extends {
  body: infer Body extends z.ZodType;
}
  ? z.input<Body>
  : void;

type Handler<T extends Contract> = (...values: never[]) => Promise<AnswerOf<T>>;

/** A route that fulfils a contract: its method, path, access, status, and what of the answer leaves the service. */
export function Operation<const T extends Contract>(operation: T) {
  const [status, response] = Object.entries(operation.responses)[0] ?? ['200', undefined];
  const decorate = applyDecorators(
    RequestMapping({ method: RequestMethod[operation.method], path: routerPath(operation.path) }),
    RouteConfig({ operation }),
    HttpCode(Number(status)),
    ...(response?.body ? [SerializeOptions({ schema: response.body })] : []),
    ...(operation.idempotent ? [UseInterceptors(IdempotencyInterceptor)] : []),
  );
  return <H extends Handler<T>>(
    controller: object,
    name: string | symbol,
    method: TypedPropertyDescriptor<H>,
  ): void => decorate(controller, name, method);
}
