import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../auth/index.js';
import { assertJsonBody, assertPermitted, parseJsonBody, readBody, recognize } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { addRequestHook } from './request.js';
import { beginIdempotent, replay } from './stored-answers-plugin.js';

export interface ChecksOptions extends Pick<HttpConventions, 'policy'> {
  authenticate: Authenticator;
}

/** Adds the checks that the contract of a route requires, in their order. */
export const checksPlugin = fastifyPlugin<ChecksOptions>(
  async (app, options) => {
    checkAccess(app, options);
    readBodies(app);
    replayAnswers(app);
  },
  { name: 'checks', dependencies: ['conventions'] },
);

/** Checks access before reading the body. */
function checkAccess(app: FastifyInstance, { authenticate, policy }: ChecksOptions): void {
  app.addHook('onRoute', (options) => {
    const operation = options.config?.operation;
    if (!operation || operation.access === 'anyone') return;
    addRequestHook(options, async (request) => {
      request.principal = await recognize(operation, request.headers.authorization, authenticate);
      assertPermitted(operation, request.principal, policy);
    });
  });
}

/** Reads and parses bodies. */
function readBodies(app: FastifyInstance): void {
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
}

/** Replays the stored response for a repeated request, if the contract accepts an idempotency key. */
function replayAnswers(app: FastifyInstance): void {
  const answerRepeated = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const stored = await beginIdempotent(request, request.body);
    return stored ? replay(reply, stored) : undefined;
  };
  app.addHook('onRoute', (options) => {
    if (!options.config?.operation?.idempotent) return;
    options.preHandler = [options.preHandler ?? [], answerRepeated].flat();
  });
}
