import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFoundError } from '../errors/index.js';
import {
  assertJsonBody,
  beginRequest,
  corsHeaders,
  parseJsonBody,
  requestIdOf,
  responseHeaders,
} from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { runInContext } from '../logging/index.js';

/** What holds for every request: its context, the headers of every answer, and how bodies are read. */
export const conventionsPlugin = fastifyPlugin<HttpConventions>(
  async (app, conventions) => {
    app.decorateRequest('active');

    app.addHook('onRequest', (request, reply, done) => {
      const { id, method, headers, routeOptions } = request;
      const path = pathOf(request);
      const { remoteAddress } = request.socket;
      request.active = beginRequest(conventions, { id, method, path, headers, remoteAddress });
      reply.headers({
        ...responseHeaders(routeOptions.config.operation?.path ?? path, id),
        ...corsHeaders(headers.origin, conventions.corsOrigins),
      });
      runInContext(request.active.context, done);
    });

    // Synchronous where nothing is awaited: under an async context every promise costs.
    app.addHook('onRequest', (request, _reply, done) => {
      // The router lets a parameter be empty, which makes `/users/` a user without an id.
      if (Object.values(request.params as object).includes('')) throw new NotFoundError();
      done();
    });

    app.addHook('onResponse', ({ active, routeOptions }, { statusCode, elapsedTime }, done) => {
      const route = routeOptions.config.operation?.path;
      active.end({ route, status: statusCode, milliseconds: elapsedTime });
      done();
    });

    app.addHook('preParsing', (request, _reply, _payload, done) => {
      if (request.routeOptions.config.operation?.body) assertJsonBody(request.headers);
      // What nobody reads may be of any type, even of one that Fastify cannot make sense of.
      else delete request.headers['content-type'];
      done();
    });

    app.addHook('onSend', (_request, reply, _payload, done) => {
      reply.headers(timingHeaders(reply));
      done();
    });

    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
      const reads = request.routeOptions.config.operation?.body !== undefined;
      try {
        done(null, reads ? parseJsonBody(body as Buffer) : undefined);
      } catch (error) {
        done(error as Error);
      }
    });
  },
  { name: 'conventions' },
);

export function timingHeaders(reply: FastifyReply): { 'server-timing': string } {
  return { 'server-timing': `app;dur=${reply.elapsedTime.toFixed(1)}` };
}

export function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  return requestIdOf(request.headers['x-request-id']);
}

/** The path as it was asked for: without query, and without the origin that a proxy's request may name. */
export function pathOf(request: Pick<FastifyRequest, 'url'>): string {
  const url = request.url.startsWith('/') ? request.url : request.url.replace(/^https?:\/\/[^/?]*/i, '');
  return url.split('?', 1)[0] || '/';
}
