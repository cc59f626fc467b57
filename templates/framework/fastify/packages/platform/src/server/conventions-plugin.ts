import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConventions } from '../http/index.js';
import { NotFoundError } from '../errors/index.js';
import {
  assertJsonBody,
  clientAddress,
  corsHeaders,
  parseJsonBody,
  requestIdOf,
  responseHeaders,
  traceparentOf,
} from '../http/index.js';
import { runInContext } from '../logging/index.js';

export type ConventionsOptions = Pick<HttpConventions, 'corsOrigins' | 'trustProxyHops' | 'inFlight'>;

/** What holds for every request: its id, the headers of every answer, and how bodies are read. */
export const conventionsPlugin = fastifyPlugin<ConventionsOptions>(
  async (app, { corsOrigins, trustProxyHops, inFlight }) => {
    app.decorateRequest('address', '');

    app.addHook('onRequest', (request, reply, done) => {
      inFlight.enter();
      const { socket, headers } = request;
      request.address = clientAddress(socket.remoteAddress, headers['x-forwarded-for'], trustProxyHops);
      reply.headers({
        ...responseHeaders(request.routeOptions.config.operation?.path ?? pathOf(request), request.id),
        ...corsHeaders(request.headers.origin, corsOrigins),
      });
      const traceparent = traceparentOf(headers['traceparent']);
      runInContext({ requestId: request.id, ...(traceparent && { traceparent }) }, done);
    });

    app.addHook('onRequest', async (request) => {
      // The router lets a parameter be empty, which makes `/users/` a user without an id.
      if (Object.values(request.params as object).includes('')) throw new NotFoundError();
    });

    app.addHook('onResponse', async () => inFlight.leave());

    app.addHook('preParsing', async (request) => {
      if (request.routeOptions.config.operation?.body) assertJsonBody(request.headers);
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
