import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createAnswerOnce, expectedVersions } from '../http/index.js';
import { principalOf } from './request.js';

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
