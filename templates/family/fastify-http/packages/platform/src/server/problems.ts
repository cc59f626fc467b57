import fastify from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerWithProblem, describesAnswer, pathOf, toProblem } from '../http/index.js';

/** Sends an error as a problem document, and logs server errors. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (reply.raw.headersSent) {
    request.log.error({ err: error }, 'Request failed after its response had started');
    reply.hijack();
    answerWithProblem(request.raw, reply.raw, error);
    return reply;
  }
  const { status, headers, body } = toProblem(error, { path: pathOf(request.url), requestId: request.id });
  if (status >= 500) request.log.error({ err: error }, 'Request failed');
  for (const name of Object.keys(reply.getHeaders())) if (describesAnswer(name)) reply.removeHeader(name);
  return reply.code(status).headers(headers).serializer(JSON.stringify).send(body);
}

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
