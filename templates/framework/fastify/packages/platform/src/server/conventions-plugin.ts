import fastifyPlugin from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { NotFoundError } from '../errors/index.js';
import {
  assertJsonBody,
  beginRequest,
  corsHeaders,
  parseJsonBody,
  readBody,
  requestIdOf,
  responseHeaders,
  timingHeaders,
} from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { runInContext } from '../logging/index.js';

/** What holds for every request: its context, the headers of every answer, and how bodies are read. */
export const conventionsPlugin = fastifyPlugin<HttpConventions>(
  async (app, conventions) => {
    app.decorateRequest('active');

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

    // Synchronous where nothing is awaited: under an async context every promise costs.
    app.addHook('onRequest', (request, _reply, done) => {
      // The router lets a parameter be empty, which makes `/users/` a user without an id.
      if (Object.values(request.params as object).includes('')) throw new NotFoundError();
      done();
    });

    app.addHook('preParsing', (request, _reply, _payload, done) => {
      if (request.active.operation?.body) assertJsonBody(request.headers);
      // What nobody reads may be of any type, even of one that Fastify cannot make sense of.
      else delete request.headers['content-type'];
      done();
    });

    app.addHook('onSend', (_request, reply, _payload, done) => {
      reply.headers(timingHeaders(reply.elapsedTime));
      done();
    });

    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) =>
      request.active.operation?.body ? parseJsonBody(await readBody(payload)) : undefined,
    );
  },
  { name: 'conventions' },
);

export function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  return requestIdOf(request.headers['x-request-id']);
}
