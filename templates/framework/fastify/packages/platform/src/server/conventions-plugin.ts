import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFoundError } from '../errors/index.js';
import { assertJsonBody, corsHeaders, parseJsonBody, requestIdOf, responseHeaders } from '../http/index.js';
import { runInContext } from '../logging/index.js';

export interface ConventionsOptions {
  corsOrigins: readonly string[];
}

/** What holds for every request: its id, the headers of every answer, and how bodies are read. */
export const conventionsPlugin = fastifyPlugin<ConventionsOptions>(
  async (app, { corsOrigins }) => {
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers({
        ...responseHeaders(pathOf(request), request.id),
        ...corsHeaders(request.headers.origin, corsOrigins),
      });
      runInContext({ requestId: request.id }, done);
    });

    app.addHook('onRequest', async (request) => {
      // The router lets a parameter be empty, which makes `/users/` a user without an id.
      if (Object.values(request.params as object).includes('')) throw new NotFoundError();
    });

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

/** The path without its query. */
export function pathOf(request: Pick<FastifyRequest, 'url'>): string {
  return request.url.split('?', 1)[0] ?? '/';
}
