import fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from './conventions-plugin.js';

/** One line a request, when it has been answered. */
export class RequestLog extends fastify.LogController {
  override incomingRequest(): void {}

  override requestCompleted(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    request.log.info(
      {
        requestId: request.id,
        userId: request.principal?.userId,
        method: request.method,
        path: pathOf(request),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'Request answered',
    );
  }
}
