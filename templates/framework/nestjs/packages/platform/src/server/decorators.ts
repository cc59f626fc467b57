import {
  applyDecorators,
  Controller as NestController,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SerializeOptions,
  UseInterceptors,
} from '@nestjs/common';
import type { ExecutionContext, RequestMappingMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { createAnswerOnce, expectedVersions, routerPath } from '../http/index.js';
import type {
  AnswerOnce as AnswerOnceFunction,
  Operation as Contract,
  SettledAnswer,
} from '../http/index.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { principalOf } from './request.js';

/** The validated body. */
export type BodyOf<T extends { body: z.ZodType }> = z.output<T['body']>;

/** The validated query. */
export type QueryOf<T extends { query: z.ZodType }> = z.output<T['query']>;

/** The response body of the contract. */
export type AnswerOf<T extends Contract> = T['responses'][keyof T['responses']] extends {
  body: infer Body extends z.ZodType;
}
  ? z.input<Body>
  : void;

/** The parameter type of `@AnswerOnce()` in a handler of an idempotent operation. */
export type AnswerOnceOf<T extends Contract & { idempotent: true }> = AnswerOnceFunction<T>;

/** An idempotent operation returns the result of `answerOnce`, any other the response body. */
type Handler<T extends Contract> = (
  ...values: never[]
) => Promise<T extends { idempotent: true } ? SettledAnswer : AnswerOf<T>>;

const contractOf = Reflector.createDecorator<Contract>();

/** Declares a route of a controller by its contract: method, path, access, status and response schema. */
export function Operation<const T extends Contract>(operation: T) {
  const [status, response] = Object.entries(operation.responses)[0] ?? ['200', undefined];
  const decorate = applyDecorators(
    contractOf(operation),
    RouteConfig({ operation }),
    HttpCode(Number(status)),
    ...(operation.idempotent
      ? [UseInterceptors(IdempotencyInterceptor)]
      : response?.body
        ? [SerializeOptions({ schema: response.body })]
        : []),
  );
  return <H extends Handler<T>>(
    controller: object,
    name: string | symbol,
    method: TypedPropertyDescriptor<H>,
  ): void => decorate(controller, name, method);
}

/** Declares a controller by the path of its operations. @throws Error if an operation is not below the path */
export function Controller(path: string): ClassDecorator {
  return (controller) => {
    for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))) {
      const operation = typeof method.value === 'function' && reflector.get(contractOf, method.value);
      if (operation) RequestMapping(mappingOf(operation, path))(controller.prototype, name, method);
    }
    NestController(path)(controller);
  };
}

const reflector = new Reflector();

/** Contracts contain full paths, and Nest joins the paths of controller and method. */
function mappingOf({ id, method, path }: Contract, base: string): RequestMappingMetadata {
  if (path !== base && !path.startsWith(`${base}/`)) throw new Error(`${id} is not below ${base}`);
  return { method: RequestMethod[method], path: routerPath(path.slice(base.length)) };
}

function requestOf(context: ExecutionContext): FastifyRequest {
  return context.switchToHttp().getRequest<FastifyRequest>();
}

/** The `Principal` of a route that requires authentication. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext) =>
  principalOf(requestOf(context)),
);

/** The client address, as reported by the trusted proxies. */
export const CallerAddress = createParamDecorator(
  (_: unknown, context: ExecutionContext) => requestOf(context).active.address,
);

/** The `ExpectedVersions` that the write is conditional on. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext) =>
  expectedVersions(requestOf(context).headers['if-match']),
);

/** The `AnswerOnceOf` an idempotent operation, which records the response in the transaction of its effect. */
export const AnswerOnce = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { active, idempotent } = requestOf(context);
  if (!active.operation || !idempotent) throw new Error('@AnswerOnce() requires an idempotent operation');
  return createAnswerOnce(active.operation, idempotent);
});
