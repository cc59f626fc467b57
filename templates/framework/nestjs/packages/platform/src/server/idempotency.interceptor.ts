import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { querySchema, validateBody, validateQuery } from '../http/index.js';
import { KeptAnswer } from './kept-answer.filter.js';
import { idempotencyKeyOf, takeKey } from './kept-answers-plugin.js';

/** Answers a repeated request with the answer of the first one. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = idempotencyKeyOf(request);
    if (key === undefined) return next.handle();

    // Pipes come later, and no key is spent on what is not valid.
    const { operation } = request.active;
    const body = operation?.body && validateBody(operation.body, request.body);
    validateQuery(querySchema(operation ?? {}), request.query);
    const kept = await takeKey(key, request, body);
    if (kept) throw new KeptAnswer(kept);
    return next.handle();
  }
}
