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

    app.addHook('onRequest', async (request) => {
      // The router lets a parameter be empty, which makes `/users/` a user without an id.
      if (Object.values(request.params as object).includes('')) throw new NotFoundError();
    });

    app.addHook('onResponse', async ({ active, routeOptions }, { statusCode, elapsedTime }) => {
      const route = routeOptions.config.operation?.path;
      active.end({ route, status: statusCode, milliseconds: elapsedTime });
    });

    app.addHook('preParsing', async (request) => {
      if (request.routeOptions.config.operation?.body) assertJsonBody(request.headers);
      // What nobody reads may be of any type, even of one that Fastify cannot make sense of.
      else delete request.headers['content-type'];
    });

    app.addHook('onSend', async (_request, reply) => {
      reply.headers(timingHeaders(reply));
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
  return request.url.replace(/^https?:\/\/[^/?]*/i, '').split('?', 1)[0] || '/';
}
