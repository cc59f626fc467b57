import fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWithProblem } from '../http/index.js';

/**
 * Answers what our own error handler could not, because a hook or the serializer failed on the way out. Fastify logs
 * such an error before it sends it to the client, and does not send it when the request has been answered.
 */
export class LastResort extends fastify.LogController {
  override defaultErrorLog(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    request.log.error({ err: error }, 'Request failed, and so did its problem');
    reply.hijack();
    answerWithProblem(request.raw, reply.raw, error);
  }
}
