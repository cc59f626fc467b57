import fastifyPlugin from 'fastify-plugin';
import { NotFoundError } from '../errors/index.js';
import { beginRequest, corsHeaders, responseHeaders, timingHeaders } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { runInContext } from '../logging/index.js';

/** Adds the context of every request and the headers of every response. */
export const conventionsPlugin = fastifyPlugin<HttpConventions>(
  async (app, conventions) => {
    app.decorateRequest('active');
    app.decorateRequest('principal', null);

    app.addHook('onRequest', (request, reply, done) => {
      const { operation } = request.routeOptions.config;
      const active = beginRequest(conventions, request.raw, reply.raw, request.id);
      active.operation = operation;
      request.active = active;
      reply.headers({
        ...responseHeaders(operation?.path ?? active.path, active.id),
        ...corsHeaders(request.headers.origin, conventions.corsOrigins),
      });
      runInContext(active.context, done);
    });

    // Synchronous, because promises are expensive in an async context.
    app.addHook('onRequest', (request, _reply, done) => {
      // The router accepts empty parameters, which would make `/users/` a user without an id.
      if (Object.values(request.params as object).includes('')) throw new NotFoundError();
      done();
    });

    app.addHook('onSend', (_request, reply, _payload, done) => {
      reply.headers(timingHeaders(reply.elapsedTime));
      done();
    });
  },
  { name: 'conventions' },
);
