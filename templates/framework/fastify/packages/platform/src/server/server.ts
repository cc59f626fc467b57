import fastify from 'fastify';
import type { Authenticator } from '../auth/index.js';
import { maxBodyBytes, responseHeaders, validateBody, validateQuery } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import type { z } from 'zod';
import { accessPlugin } from './access-plugin.js';
import { clientErrorHandler } from './client-error.js';
import { conventionsPlugin, pathOf, requestId, timingHeaders } from './conventions-plugin.js';
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

/** A Fastify application that keeps the conventions of the API; `listen` and `close` are Fastify's own. */
export async function createServer(
  conventions: HttpConventions,
  { authenticate, routes }: Served,
): Promise<App> {
  const app = fastify({
    loggerInstance: conventions.logger,
    bodyLimit: maxBodyBytes,
    genReqId: requestId,
    logController: new fastify.LogController({ disableRequestLogging: true }),
    childLoggerFactory: (base) => base,
    return503OnClosing: false,
    // As long as Node.js lets a request line be: what an id must look like is not for the router to say.
    routerOptions: { maxParamLength: 16_384 },
    clientErrorHandler,
    // A path that cannot be decoded is answered before any hook runs.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...responseHeaders(pathOf(request), request.id), ...timingHeaders(reply) });
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
