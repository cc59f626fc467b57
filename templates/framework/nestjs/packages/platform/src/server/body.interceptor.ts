import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { assertJsonBody, parseJsonBody, readBody } from '../http/index.js';

/** Reads bodies: after the guards, so that nobody is read who may not call, and before the pipes. */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  intercept(
    context: ExecutionContext,
    next: CallHandler,
  ): Observable<unknown> | Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { operation } = request.active;
    const isWanted = operation ? operation.body !== undefined : !/^(GET|HEAD)$/.test(request.method);
    return isWanted ? this.read(request, next) : next.handle();
  }

  private async read(request: FastifyRequest, next: CallHandler): Promise<Observable<unknown>> {
    assertJsonBody(request.headers);
    request.body = parseJsonBody(await readBody(request.raw));
    return next.handle();
  }
}
