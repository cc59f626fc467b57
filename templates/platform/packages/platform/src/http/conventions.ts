import type { AccessPolicy } from '../access/index.js';
import type { Logger } from '../logging/index.js';
import type { Tracing } from '../tracing/index.js';
import type { Endpoint } from './endpoint.js';
import type { Health } from './health.js';
import type { Idempotency } from './idempotency.js';
import type { RateLimit } from './rate-limit.js';
import type { RouteTable } from './route-table.js';

/** Conventions of every operation, independent of the framework. */
export interface HttpConventions {
  logger: Logger;
  /** Logs one line per request. It does not redact: searching for secrets would cost more than writing the line. */
  requestLogger: Logger;
  policy: AccessPolicy<string>;
  corsOrigins: readonly string[];
  trustProxyHops: number;
  rateLimit: RateLimit;
  idempotency: Idempotency;
  health: Health;
  /** Timeout for receiving a request, including its body, in seconds. */
  requestTimeoutSeconds: number;
  /** Called for every request when its response has ended. */
  measure: (request: AnsweredRequest) => void;
  /** Absent while tracing is off. */
  tracing: Tracing | undefined;
  /** Endpoints beside the operations of the modules. */
  endpoints: readonly Endpoint[];
  /** Paths of all operations and endpoints. */
  routes: RouteTable;
}

export interface AnsweredRequest {
  method: string;
  /** The path template, never the path itself, whose values are unbounded. */
  route: string;
  status: number;
  seconds: number;
}
