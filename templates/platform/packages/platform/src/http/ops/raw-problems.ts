import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { MalformedRequestError } from '../../errors/index.js';
import type { ApplicationError } from '../../errors/index.js';
import { pathOf } from '../contract/paths.js';
import { closeAfter, latestExchange } from './connections.js';
import { requestIdOf } from '../request/active-request.js';
import { failBody, maxBodyBytes } from '../request/body.js';
import { HeadersTooLargeError, PayloadTooLargeError, RequestTimeoutError } from '../request/errors.js';
import { responseHeaders, timingHeaders } from '../answer/headers.js';
import { toProblem } from '../answer/problem.js';

/** Headers that do not depend on the response body and are kept for the problem document. */
const common = /^(connection|vary|access-control-.*)$/;

/**
 * Answers a request with a problem document without the framework: for requests that never reach it, and for errors
 * that it fails to handle. Destroys a response whose headers were already sent.
 */
export function answerWithProblem(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.writableEnded) return;
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const id = response.getHeader('x-request-id') ?? request.headers['x-request-id'];
  const requestId = requestIdOf(Array.isArray(id) ? undefined : String(id ?? ''));
  const path = pathOf(request.url ?? '');
  const { status, headers, body } = toProblem(error, { path, requestId });
  const text = JSON.stringify(body);
  for (const name of response.getHeaderNames()) if (!common.test(name)) response.removeHeader(name);
  response.writeHead(status, {
    ...responseHeaders(path, requestId),
    ...timingHeaders(0),
    ...headers,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

const refused = new WeakSet<Duplex>();

/** Rejects malformed requests, oversized headers, and requests that do not arrive in time. */
export function clientErrorHandler(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else if (error.code === 'HPE_INVALID_EOF_STATE' && isReceiving(socket)) giveUp(socket, fromNode(error));
  else refuseOnSocket(socket, fromNode(error), requestIdOf(undefined));
}

/** Writes the problem directly to the socket, after the earlier responses, and closes the connection. */
export function refuseOnSocket(socket: Duplex, error: ApplicationError, requestId: string): void {
  if (refused.has(socket)) return;
  refused.add(socket);
  const exchange = latestExchange(socket);
  if (!exchange) {
    writeProblem(socket, error, requestId);
    return;
  }
  const { request, response } = exchange;
  if (request.complete) {
    if (response.closed) writeProblem(socket, error, requestId);
    else response.once('close', () => writeProblem(socket, error, requestId));
  } else if (response.closed) {
    socket.destroy();
  } else {
    // The body of this request is malformed or late: its reader gets the error and responds.
    response.once('close', () => socket.destroy());
    closeAfter(exchange);
    failBody(request, error);
  }
}

/** Returns whether the body of the latest request is incomplete. */
function isReceiving(socket: Duplex): boolean {
  const exchange = latestExchange(socket);
  return exchange !== undefined && !exchange.response.closed && !exchange.request.complete;
}

/** Handles a client that ended the connection within a body: responds in case it still reads, and ends the request. */
function giveUp(socket: Duplex, error: ApplicationError): void {
  const response = latestExchange(socket)?.response;
  // Of pipelined requests, only the current response has a socket.
  if (response?.socket && !response.headersSent) writeProblem(socket, error, requestIdOf(undefined));
  else socket.destroy();
}

function fromNode({ code }: NodeJS.ErrnoException): ApplicationError {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new RequestTimeoutError();
    case 'HPE_HEADER_OVERFLOW':
      return new HeadersTooLargeError();
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new PayloadTooLargeError(maxBodyBytes);
    default:
      return new MalformedRequestError('malformed_request', 'The HTTP request is malformed.');
  }
}

function writeProblem(socket: Duplex, error: ApplicationError, requestId: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const problem = toProblem(error, { path: '', requestId });
  const body = JSON.stringify(problem.body);
  const headers = {
    ...responseHeaders('', requestId),
    ...problem.headers,
    ...timingHeaders(0),
    date: new Date().toUTCString(),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${problem.status} ${problem.body.title}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
