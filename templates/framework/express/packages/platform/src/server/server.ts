import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Authenticator } from '../auth/index.js';
import {
  answerWithProblem,
  clientErrorHandler,
  createNodeServer,
  listeningOn,
  parseQuery,
  routerPath,
  stopServer,
} from '../http/index.js';
import type { HttpConventions, HttpServer } from '../http/index.js';
import { answerWith } from './answer.js';
import {
  answerIdempotently,
  beginRequest,
  countRequest,
  enterOperation,
  readJsonBody,
  requireAccess,
  validateInput,
} from './middleware.js';
import { answerProblem, answerUnrouted } from './problems.js';
import { literalFirst } from './route.js';
import type { Route, Routes } from './route.js';

export interface Served {
  authenticate: Authenticator;
  /** The routes of each module. */
  routes: readonly Routes[];
}

export async function createServer(conventions: HttpConventions, served: Served): Promise<HttpServer> {
  const server = createNodeServer(createApp(conventions, served), conventions.requestTimeoutSeconds);
  server.on('clientError', clientErrorHandler);
  return {
    async listen({ host, port }) {
      server.listen(port, host);
      await once(server, 'listening');
      conventions.logger.info(listeningOn(urlOf(server)));
    },
    async stop(settings) {
      await stopServer(server, settings);
      server.close();
    },
  };
}

/** Creates the request listener of an Express application with the conventions of the API. */
export function createApp(conventions: HttpConventions, { authenticate, routes }: Served): RequestListener {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.set('query parser', parseQuery);

  app.use(beginRequest(conventions));
  for (const route of literalFirst([...conventions.endpoints, ...routes.flat()])) {
    const path = routerPath(route.operation.path);
    app.route(path)[verbs[route.operation.method]](...middlewareOf(route, conventions, authenticate));
  }
  app.use(answerUnrouted(conventions));
  app.use(answerProblem(conventions));
  return (request, response) =>
    app(request as Request, response as Response, (error: unknown) => {
      // Without this handler, Express would send the error itself.
      conventions.logger.error({ err: error }, 'Request failed, and sending its problem document failed');
      answerWithProblem(request, response, error);
    });
}

const verbs = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'delete' } as const;

/** Returns the middleware of a route in the order of checks, without those that it does not need. */
function middlewareOf(
  { operation, answer }: Route,
  { rateLimit, policy, idempotency }: HttpConventions,
  authenticate: Authenticator,
): RequestHandler[] {
  return [
    enterOperation(operation),
    ...(rateLimit.counts(operation) ? [countRequest(rateLimit)] : []),
    ...(operation.access === 'anyone' ? [] : [requireAccess(operation, authenticate, policy)]),
    ...(operation.body ? [readJsonBody] : []),
    validateInput(operation),
    ...(operation.idempotent ? [answerIdempotently(operation, idempotency)] : []),
    answerWith(answer),
  ];
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
