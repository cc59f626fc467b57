import fastifyPlugin from 'fastify-plugin';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { NotFoundError } from '../errors/index.js';
import { MethodNotAllowedError, optionsHeaders, toProblem } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';

export type ProblemsOptions = Pick<HttpConventions, 'routes'>;

/** Every error, thrown or found by Fastify itself, becomes one kind of answer. */
export const problemsPlugin = fastifyPlugin<ProblemsOptions>(
  async (app, { routes }) => {
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));

    // Before a body is read: that a path is unknown does not depend on what was sent there.
    app.addHook('onRequest', (request, reply, done) => {
      if (!request.is404) return done();
      const methods = routes.methodsOf(request.active.path);
      if (methods.length === 0) throw new NotFoundError();
      if (request.method !== 'OPTIONS') throw new MethodNotAllowedError(methods);
      const corsAllowed = reply.hasHeader('access-control-allow-origin');
      reply.code(204).headers(optionsHeaders(methods, corsAllowed)).send();
    });
    app.setNotFoundHandler(() => {
      throw new NotFoundError();
    });
  },
  { name: 'problems', dependencies: ['conventions'] },
);

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers, body } = toProblem(fromFastify(error), {
    path: request.active.path,
    requestId: request.active.id,
  });
  if (status >= 500) request.log.error({ err: error }, 'Request failed');
  return reply.code(status).headers(headers).serializer(JSON.stringify).send(body);
}

function fromFastify(error: unknown): unknown {
  return (error as Partial<FastifyError>).code === 'FST_ERR_BAD_URL' ? new NotFoundError() : error;
}
