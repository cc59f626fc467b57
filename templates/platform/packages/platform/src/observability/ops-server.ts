import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NotFoundError } from '../errors/index.js';
import {
  answerWithProblem,
  clientErrorHandler,
  createNodeServer,
  createRouteTable,
  MethodNotAllowedError,
  pathOf,
  requestIdOf,
  responseHeaders,
  stopServer,
  timingHeaders,
} from '../http/index.js';
import type { Logger } from '../logging/index.js';
import { metricsEndpoint } from './metrics.js';
import type { Metrics } from './metrics.js';

export interface OpsServer {
  close(): Promise<void>;
}

const requestTimeoutSeconds = 10;
const stopSettings = { SHUTDOWN_DELAY_SECONDS: 0, SHUTDOWN_GRACE_SECONDS: 1 };

/** Serves only `/metrics`, on a port that is not exposed to clients. */
export async function startOpsServer(
  metrics: Metrics,
  address: { host: string; port: number },
  logger: Logger,
): Promise<OpsServer> {
  const { operation, answer } = metricsEndpoint(metrics);
  const routes = createRouteTable([operation]);

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const started = performance.now();
    const path = pathOf(request.url ?? '');
    const methods = routes.methodsOf(path);
    if (methods.length === 0) throw new NotFoundError();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new MethodNotAllowedError(['GET', 'HEAD']);
    const { status, headers, body } = await answer();
    response.writeHead(status, {
      ...responseHeaders(path, requestIdOf(request.headers['x-request-id'])),
      ...timingHeaders(performance.now() - started),
      ...headers,
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  };

  const server = createNodeServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      logger.warn({ err: error }, 'Collecting metrics failed');
      answerWithProblem(request, response, error);
    });
  }, requestTimeoutSeconds);
  server.on('clientError', clientErrorHandler);
  server.listen(address.port, address.host);
  await once(server, 'listening');
  return {
    async close() {
      await stopServer(server, stopSettings);
      server.close();
    },
  };
}
