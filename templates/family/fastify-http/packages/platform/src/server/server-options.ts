import type { FastifyServerOptions } from 'fastify';
import { maxHeaderSize } from 'node:http';
import { NotFoundError } from '../errors/index.js';
import {
  clientErrorHandler,
  createNodeServer,
  parseQuery,
  pathOf,
  requestIdOf,
  responseHeaders,
  timingHeaders,
} from '../http/index.js';
import type { Logger } from '../logging/index.js';
import { LastResort } from './last-resort.js';
import { sendProblem } from './send-problem.js';

/** How Fastify itself is set up: ids, the log, and what it answers before any hook runs. */
export function serverOptions(logger: Logger, requestTimeoutSeconds: number) {
  return {
    serverFactory: (handle) => createNodeServer(handle, requestTimeoutSeconds),
    loggerInstance: logger,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    logController: new LastResort({ disableRequestLogging: true }),
    childLoggerFactory: (base) => base,
    return503OnClosing: false,
    // No parameter is longer than the request line that Node.js takes: what an id must look like is not for the router.
    routerOptions: { maxParamLength: maxHeaderSize, querystringParser: parseQuery },
    clientErrorHandler,
    // A path that cannot be decoded.
    frameworkErrors: (_error, request, reply) => {
      const headers = responseHeaders(pathOf(request.url), request.id);
      void reply.headers({ ...headers, ...timingHeaders(reply.elapsedTime) });
      void sendProblem(new NotFoundError(), request, reply);
    },
  } satisfies FastifyServerOptions;
}
