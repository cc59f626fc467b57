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
import { LastResort, sendProblem } from './problems.js';

/** Options of Fastify: request ids, the logger, and the responses that are sent before any hook runs. */
export function serverOptions(logger: Logger, requestTimeoutSeconds: number) {
  return {
    serverFactory: (handle) => createNodeServer(handle, requestTimeoutSeconds),
    loggerInstance: logger,
    genReqId: ({ headers }) => requestIdOf(headers['x-request-id']),
    logController: new LastResort({ disableRequestLogging: true }),
    childLoggerFactory: (base) => base,
    return503OnClosing: false,
    // Node.js limits the request line, so the router does not limit parameters: the format of ids is checked by the
    // use cases.
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
