import type { IncomingHttpHeaders } from 'node:http';
import type { LogContext } from '../logging/index.js';
import { logFields } from '../logging/index.js';
import { clientAddress } from './client-address.js';
import type { HttpConventions } from './conventions.js';
import { traceparentOf } from './headers.js';

/** A request from its first header to its answer. */
export interface ActiveRequest {
  /** Of the caller, as far as the proxies in front can be believed. */
  readonly address: string;
  /** For `runInContext`, around everything that is done for the request. */
  readonly context: LogContext;
  /** Measures, logs and forgets the request. To be called once, whatever became of it. */
  end(answer: { route: string | undefined; status: number; milliseconds: number }): void;
}

export interface IncomingRequest {
  id: string;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  remoteAddress: string | undefined;
}

export function beginRequest(
  { inFlight, measure, tracing, requestLogger, trustProxyHops }: HttpConventions,
  { id, method, path, headers, remoteAddress }: IncomingRequest,
): ActiveRequest {
  inFlight.enter();
  const parent = traceparentOf(headers['traceparent']);
  const span = tracing?.start(method, { kind: 'server', parent });
  const traceparent = span?.traceparent ?? parent;
  const context: LogContext = { requestId: id, ...(traceparent && { traceparent }) };
  return {
    address: clientAddress(remoteAddress, headers['x-forwarded-for'], trustProxyHops),
    context,
    end({ route = 'none', status, milliseconds }) {
      inFlight.leave();
      measure({ method, route, status, seconds: milliseconds / 1000 });
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
    },
  };
}
