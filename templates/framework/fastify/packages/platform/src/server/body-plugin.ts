import fastifyPlugin from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { assertJsonBody, parseJsonBody, readBody } from '../http/index.js';

/** How bodies are read. */
export const bodyPlugin = fastifyPlugin(
  async (app) => {
    app.addHook('preParsing', (request, _reply, _payload, done) => {
      if (request.active.operation?.body) assertJsonBody(request.headers);
      // What nobody reads may be of any type, even of one that Fastify cannot make sense of.
      else delete request.headers['content-type'];
      done();
    });

    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) =>
      request.active.operation?.body ? parseJsonBody(await readBody(payload)) : undefined,
    );
  },
  { name: 'body', dependencies: ['conventions'] },
);
