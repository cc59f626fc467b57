import type { Socket } from 'node:net';
import { MalformedRequestError } from '../errors/index.js';
import { requestIdOf, responseHeaders, toProblem } from '../http/index.js';

/** Answers what is no HTTP request at all, or has headers without end, before any route or hook sees it. */
export function clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = requestIdOf(undefined);
  const malformed = new MalformedRequestError('malformed_request', 'This is not a well-formed HTTP request.');
  const problem = toProblem(malformed, { path: '', requestId });
  const body = JSON.stringify(problem.body);
  const headers = {
    ...responseHeaders('', requestId),
    ...problem.headers,
    'server-timing': 'app;dur=0.0',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
