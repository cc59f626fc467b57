import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { assertJsonBody, parseJsonBody, querySchema, readBody, validateQuery } from '../http/index.js';

/** Reads bodies after the guards, so that only permitted bodies are read, and before the pipes. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { operation } = request.active;
    const isWanted = operation ? operation.body !== undefined : !/^(GET|HEAD)$/.test(request.method);
    if (isWanted) return this.read(request, next);
    assertNoQuery(request);
    return next.handle();
  }

  private async read(request: FastifyRequest, next: CallHandler): Promise<Observable<unknown>> {
    assertJsonBody(request.headers);
    request.body = parseJsonBody(await readBody(request.raw));
    assertNoQuery(request);
    return next.handle();
  }
}

/** Pipes see only declared parameters, so a query without a contract is validated here. */
function assertNoQuery({ active: { operation }, query }: FastifyRequest): void {
  if (operation && !operation.query) validateQuery(querySchema(operation), query);
}
