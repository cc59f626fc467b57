import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { NotFoundError } from '../errors/index.js';
import {
  beginRequest,
  corsHeaders,
  MethodNotAllowedError,
  optionsHeaders,
  querySchema,
  responseHeaders,
  timingHeaders,
  validateQuery,
} from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { runInContext } from '../logging/index.js';
import { sendProblem } from './problems.js';
import { addRequestHook } from './request.js';
import { storedAnswersPlugin } from './stored-answers-plugin.js';

/** Adds the hooks that run before authentication and those that handle the response. */
export const conventionsPlugin = fastifyPlugin<HttpConventions>(
  async (app, conventions) => {
    addContextAndHeaders(app, conventions);
    answerUnknownRoutes(app, conventions);
    countRequests(app, conventions);
    await app.register(storedAnswersPlugin, conventions);
    serveEndpoints(app, conventions);
  },
  { name: 'conventions' },
);

function addContextAndHeaders(app: FastifyInstance, conventions: HttpConventions): void {
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
}

/** Responds to unknown routes before the body is read. */
function answerUnknownRoutes(app: FastifyInstance, { routes }: HttpConventions): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const methods = routes.methodsOf(request.active.path);
    if (methods.length === 0) throw new NotFoundError();
    if (request.method !== 'OPTIONS') throw new MethodNotAllowedError(methods);
    const corsAllowed = reply.hasHeader('access-control-allow-origin');
    reply.code(204).headers(optionsHeaders(methods, corsAllowed)).send();
  });
}

/** Counts requests to existing routes, before authentication. */
function countRequests(app: FastifyInstance, { rateLimit }: HttpConventions): void {
  app.addHook('onRoute', (options) => {
    const operation = options.config?.operation;
    if (!operation || !rateLimit.counts(operation)) return;
    addRequestHook(options, async (request) => rateLimit.count(request.active.address));
  });
}

/** Serves the endpoints that do not depend on a request: health, metrics, documents. */
function serveEndpoints(app: FastifyInstance, { endpoints }: HttpConventions): void {
  for (const { operation, answer } of endpoints) {
    app.route({
      method: operation.method,
      url: operation.path,
      config: { operation },
      errorHandler: sendProblem,
      handler: async (request, reply) => {
        validateQuery(querySchema(operation), request.query);
        const { status, headers, body } = await answer();
        return reply.code(status).headers(headers).send(body);
      },
    });
  }
}
