import fastify from 'fastify';
import { maxHeaderSize } from 'node:http';
import type { Authenticator } from '../auth/index.js';
import {
  beginRequest,
  clientErrorHandler,
  corsHeaders,
  listeningOn,
  parseQuery,
  responseHeaders,
  timingHeaders,
  validateBody,
  validateQuery,
} from '../http/index.js';
import type { HttpConventions, HttpServer } from '../http/index.js';
import type { z } from 'zod';
import { accessPlugin } from './access-plugin.js';
import { conventionsPlugin, requestId } from './conventions-plugin.js';
import { idempotencyPlugin } from './idempotency-plugin.js';
import { limitsPlugin } from './limits-plugin.js';
import { endpointsPlugin } from './endpoints-plugin.js';
import { problemsPlugin, sendProblem } from './problems-plugin.js';
import type { App, Routes } from './route.js';

export interface Served {
  authenticate: Authenticator;
  /** One plugin a module. */
  routes: readonly Routes[];
}

export async function createServer(conventions: HttpConventions, served: Served): Promise<HttpServer> {
  const app = await createApp(conventions, served);
  return {
    async listen(address) {
      await app.listen({ ...address, listenTextResolver: listeningOn });
    },
    close: () => app.close(),
    closeAllConnections: () => app.server.closeAllConnections(),
  };
}

/** A Fastify application that keeps the conventions of the API. */
export async function createApp(
  conventions: HttpConventions,
  { authenticate, routes }: Served,
): Promise<App> {
  const app = fastify({
    loggerInstance: conventions.logger,
    genReqId: requestId,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    childLoggerFactory: (base) => base,
    return503OnClosing: false,
    // No parameter is longer than the request line that Node.js takes.
    routerOptions: { maxParamLength: maxHeaderSize, querystringParser: parseQuery },
    clientErrorHandler,
    // A path that cannot be decoded is answered before any hook runs.
    frameworkErrors: (error, request, reply) => {
      request.active = beginRequest(conventions, request.raw, reply.raw, request.id);
      void reply.headers({
        ...responseHeaders(request.active.path, request.id),
        ...corsHeaders(request.headers.origin, conventions.corsOrigins),
        ...timingHeaders(reply.elapsedTime),
      });
      void sendProblem(error, request, reply);
    },
  }).withTypeProvider() as unknown as App;

  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => {
    const validate = httpPart === 'querystring' ? validateQuery : validateBody;
    return (value) => ({ value: validate(schema, value) });
  });
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (payload) =>
        JSON.stringify(schema.parse(payload)),
  );

  await app.register(conventionsPlugin, conventions);
  await app.register(problemsPlugin, conventions);
  await app.register(limitsPlugin, conventions);
  await app.register(accessPlugin, { ...conventions, authenticate });
  await app.register(idempotencyPlugin, conventions);
  await app.register(endpointsPlugin, conventions);
  for (const plugin of routes) await app.register(plugin);
  return app;
}
