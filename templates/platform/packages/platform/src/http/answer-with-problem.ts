import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdOf, responseHeaders, timingHeaders } from './headers.js';
import { pathOf } from './paths.js';
import { toProblem } from './problem.js';

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
