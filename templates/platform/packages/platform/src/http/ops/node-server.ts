import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { MalformedRequestError } from '../../errors/index.js';

import { answerWithProblem, refuseOnSocket } from './raw-problems.js';
import { requestIdOf } from '../request/active-request.js';
import { ExpectationFailedError, MethodNotAllowedError } from '../request/errors.js';
import { createConnections } from './connections.js';
import type { Connections } from './connections.js';
import type { StopSettings } from './stop-server.js';

/** The HTTP server, independent of the framework. */
export interface HttpServer {
  /** Resolves when the server accepts connections; logs its address. */
  listen(address: { host: string; port: number }): Promise<void>;
  /** Waits for the requests in flight, and resolves when the last connection is closed. */
  stop(settings: StopSettings): Promise<void>;
}

/** The log line by which people and tests recognize a started service. */
export function listeningOn(address: string): string {
  return `Listening on ${address}`;
}

/** Longer than the 60 seconds for which load balancers keep an idle connection; otherwise requests get lost. */
const keepAliveMs = 72_000;
/** Interval at which Node.js checks for timeouts. */
const checkingMs = 500;
const noHost = 'The host header is missing.';
const methods = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT'];

const connections = new WeakMap<Server, Connections>();

/** Returns the connections of a server that `createNodeServer` created. */
export function connectionsOf(server: Server): Connections {
  const known = connections.get(server);
  if (!known) throw new Error('The server was not created by createNodeServer');
  return known;
}

/**
 * Creates an HTTP server that handles requests that never reach a framework, with the same responses. The caller adds
 * `clientErrorHandler`, because frameworks may add their own.
 * @param requestTimeoutSeconds timeout for receiving a request, including its body
 */
export function createNodeServer(handle: RequestListener, requestTimeoutSeconds: number): Server {
  const tracked = createConnections();
  const server = createServer({
    requestTimeout: requestTimeoutSeconds * 1000,
    headersTimeout: requestTimeoutSeconds * 1000,
    connectionsCheckingInterval: checkingMs,
    keepAliveTimeout: keepAliveMs,
    requireHostHeader: false,
  });
  connections.set(server, tracked);
  const serve = (listener: RequestListener): RequestListener => {
    return (request, response) => tracked.take({ request, response }, () => listener(request, response));
  };
  server.on('connection', (socket) => tracked.add(socket));
  server.on(
    'request',
    serve((request, response) => {
      if (request.httpVersion !== '1.1' || request.headers.host !== undefined) {
        handle(request, response);
        return;
      }
      response.setHeader('connection', 'close');
      answerWithProblem(request, response, new MalformedRequestError('malformed_request', noHost));
    }),
  );
  server.on(
    'checkExpectation',
    serve((request, response) => answerWithProblem(request, response, new ExpectationFailedError())),
  );
  server.on('connect', (request, socket) => {
    const requestId = requestIdOf(request.headers['x-request-id']);
    refuseOnSocket(socket, new MethodNotAllowedError(methods), requestId);
  });
  return server;
}
