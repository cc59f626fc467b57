import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { logFields } from '../../logging/index.js';
import type { LogContext } from '../../logging/index.js';
import { clientAddress } from './client-address.js';
import type { HttpConventions } from '../conventions.js';
import type { Operation } from '../contract/operation.js';
import { pathOf } from '../contract/paths.js';
import { traceContextOf } from './trace-context.js';

/** A request from its headers to the end of its response. */
export interface ActiveRequest {
  readonly id: string;
  readonly path: string;
  /** Client address, as reported by the trusted proxies. */
  readonly address: string;
  /** `performance.now()` at the start of the request. */
  readonly startedAt: number;
  /** Log context of all work that is done for the request. */
  readonly context: LogContext;
  /** Set as soon as the request is routed. */
  operation?: Operation | undefined;
}

/** Returns the id sent by the client if it has 1 to 128 visible ASCII characters, otherwise a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\x21-\x7e]{1,128}$/.test(header) ? header : randomUUID();
}

/** Status that proxies log for a request whose client closed the connection. */
const clientClosedRequest = 499;

/** Measures, logs and traces the request when it ends, also when it fails or is aborted. */
export function beginRequest(
  { measure, tracing, requestLogger, trustProxyHops }: HttpConventions,
  request: IncomingMessage,
  response: ServerResponse,
  id = requestIdOf(request.headers['x-request-id']),
): ActiveRequest {
  const { method = '', url = '', headers, socket } = request;
  const trace = traceContextOf(headers);
  const span = tracing?.start(method, {
    kind: 'server',
    parent: trace?.traceparent,
    tracestate: trace?.tracestate,
  });
  const active: ActiveRequest = {
    id,
    path: pathOf(url),
    address: clientAddress(socket.remoteAddress, headers['x-forwarded-for'], trustProxyHops),
    startedAt: performance.now(),
    context: { requestId: id, ...trace, ...(span && { traceparent: span.traceparent }) },
  };

  response.once('close', () => {
    const milliseconds = performance.now() - active.startedAt;
    const status = response.headersSent ? response.statusCode : clientClosedRequest;
    const route = active.operation?.path ?? 'none';
    measure({ method, route, status, seconds: milliseconds / 1000 });
    const { path, context } = active;
    const fields = { ...logFields(context), method, path, status, ms: Math.round(milliseconds) };
    requestLogger.info(fields, 'Request answered');
    span?.end({
      name: `${method} ${route}`,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': status,
        'url.path': path,
      },
      ...(status >= 500 && { error: `The answer was ${status}` }),
    });
  });
  return active;
}
