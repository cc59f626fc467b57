import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, toProblem } from '../http/index.js';

/** Answers an error with a problem document; those that are ours to look at go into the log. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers, body } = toProblem(error, { path: pathOf(request.url), requestId: request.id });
  if (status >= 500) request.log.error({ err: error }, 'Request failed');
  return reply.code(status).headers(headers).serializer(JSON.stringify).send(body);
}
