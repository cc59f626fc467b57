import fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWithProblem } from '../http/index.js';

/**
 * Responds if a hook or the serializer fails after the error handler. Fastify logs such an error before it sends it,
 * and sends nothing if the request was already answered.
 */
export class LastResort extends fastify.LogController {
  override defaultErrorLog(error: Error, request: FastifyRequest, reply: FastifyReply): void {
    request.log.error({ err: error }, 'Request failed, and sending its problem document failed');
    reply.hijack();
    answerWithProblem(request.raw, reply.raw, error);
  }
}
