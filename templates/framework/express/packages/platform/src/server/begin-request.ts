import type { RequestHandler } from 'express';
import { beginRequest as begin, corsHeaders, pathOf, responseHeaders } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { runInContext } from '../logging/index.js';
import { setHeaders } from './answer.js';
import { withPlainPath } from './plain-path.js';

/** Adds the context of every request and the headers of every response. */
export function beginRequest(conventions: HttpConventions): RequestHandler {
  return (request, response, next) => {
    const active = begin(conventions, request, response);
    request.active = active;
    request.url = withPlainPath(request.url);
    setHeaders(response, responseHeaders(pathOf(request.url), active.id));
    setHeaders(response, corsHeaders(request.headers.origin, conventions.corsOrigins));
    runInContext(active.context, next);
  };
}
