import fastifyPlugin from 'fastify-plugin';
import { NotFoundError } from '../errors/index.js';
import { MethodNotAllowedError, optionsHeaders } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';

export type UnknownRoutesOptions = Pick<HttpConventions, 'routes'>;

/** Responds to unknown routes before the body is read. */
export const unknownRoutesPlugin = fastifyPlugin<UnknownRoutesOptions>(
  async (app, { routes }) => {
    app.addHook('onRequest', (request, reply, done) => {
      if (!request.is404) return done();
      const methods = routes.methodsOf(request.active.path);
      if (methods.length === 0) throw new NotFoundError();
      if (request.method !== 'OPTIONS') throw new MethodNotAllowedError(methods);
      const corsAllowed = reply.hasHeader('access-control-allow-origin');
      reply.code(204).headers(optionsHeaders(methods, corsAllowed)).send();
    });
  },
  { name: 'unknown-routes', dependencies: ['conventions'] },
);
