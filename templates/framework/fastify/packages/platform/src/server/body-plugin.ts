import fastifyPlugin from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { assertJsonBody, parseJsonBody, readBody } from '../http/index.js';

/** Reads and parses bodies. */
export const bodyPlugin = fastifyPlugin(
  async (app) => {
    app.addHook('preParsing', (request, _reply, _payload, done) => {
      if (request.active.operation?.body) assertJsonBody(request.headers);
      // A body that no route reads may have any content type.
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
