import { fastify } from 'fastify';
import type { AccessPolicy } from '../access/index.js';
import type { Authenticator } from '../auth/index.js';
import {
  createOpenApiDocument,
  createRouteTable,
  healthOperations,
  maxBodyBytes,
  openApiOperation,
  responseHeaders,
  validateBody,
  validateQuery,
} from '../http/index.js';
import type { Health, Idempotency, InFlight, Operation, RateLimit } from '../http/index.js';
import type { Logger } from '../logging/index.js';
import { metricsOperation } from '../observability/index.js';
import type { Metrics } from '../observability/index.js';
import type { z } from 'zod';
import { accessPlugin } from './access-plugin.js';
import { clientErrorHandler } from './client-error.js';
import { conventionsPlugin, pathOf, requestId, timingHeaders } from './conventions-plugin.js';
import { idempotencyPlugin } from './idempotency-plugin.js';
import { limitsPlugin } from './limits-plugin.js';
import { metricsPlugin } from './metrics-plugin.js';
import { operationsPlugin } from './operations-plugin.js';
import { problemsPlugin, sendProblem } from './problems-plugin.js';
import { RequestLog } from './request-log.js';
import type { App, Routes } from './route.js';

export interface ServerOptions {
  service: string;
  version: string;
  logger: Logger;
  health: Health;
  authenticate: Authenticator;
  policy: AccessPolicy<string>;
  corsOrigins: readonly string[];
  trustProxyHops: number;
  inFlight: InFlight;
  metrics: Metrics;
  /** Whether the measurements are served beside the API. */
  exposeMetrics: boolean;
  rateLimit: RateLimit;
  idempotency: Idempotency;
  /** Whether the description of the API is served. */
  apiDocs: boolean;
  /** Every operation of every module. */
  operations: readonly Operation[];
  /** One plugin a module. */
  routes: readonly Routes[];
}

/** A Fastify application that keeps the conventions of the API; `listen` and `close` are Fastify's own. */
export async function createServer(options: ServerOptions): Promise<App> {
  const { service, version, logger, health, operations } = options;
  const all = [
    ...Object.values(healthOperations),
    ...(options.exposeMetrics ? [metricsOperation] : []),
    ...(options.apiDocs ? [openApiOperation] : []),
    ...operations,
  ];
  const openApi = options.apiDocs
    ? JSON.stringify(createOpenApiDocument({ title: service, version }, all))
    : null;
  const table = createRouteTable(all);

  const app = fastify({
    loggerInstance: logger,
    bodyLimit: maxBodyBytes,
    genReqId: requestId,
    logController: new RequestLog(),
    childLoggerFactory: (base) => base,
    return503OnClosing: false,
    routerOptions: { maxParamLength: 1_000 },
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

  const { corsOrigins, trustProxyHops, rateLimit, idempotency } = options;
  await app.register(conventionsPlugin, { corsOrigins, trustProxyHops, inFlight: options.inFlight });
  await app.register(problemsPlugin, { routes: table });
  await app.register(limitsPlugin, { rateLimit });
  await app.register(accessPlugin, { authenticate: options.authenticate, policy: options.policy });
  await app.register(idempotencyPlugin, { idempotency });
  await app.register(metricsPlugin, { metrics: options.metrics, exposed: options.exposeMetrics });
  await app.register(operationsPlugin, { health, openApi });
  for (const routes of options.routes) await app.register(routes);
  return app;
}
