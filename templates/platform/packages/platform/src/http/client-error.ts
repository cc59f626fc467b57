import type { Duplex } from 'node:stream';
import { MalformedRequestError } from '../errors/index.js';
import { requestIdOf, responseHeaders, timingHeaders } from './headers.js';
import { toProblem } from './problem.js';

/** Answers what is no HTTP request at all, or has headers without end, before any framework sees it. */
export function clientErrorHandler(error: NodeJS.ErrnoException, socket: Duplex): void {
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
    ...timingHeaders(0),
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}
