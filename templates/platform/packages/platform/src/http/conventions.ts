import type { AccessPolicy } from '../access/index.js';
import type { Logger } from '../logging/index.js';
import type { Tracing } from '../tracing/index.js';
import type { Endpoint } from './endpoint.js';
import type { Health } from './health.js';
import type { Idempotency } from './idempotency.js';
import type { RateLimit } from './rate-limit.js';
import type { RouteTable } from './route-table.js';

/** What holds for every operation, whatever framework serves it. */
export interface HttpConventions {
  logger: Logger;
  /** For the one line of each request. It redacts nothing: looking for secrets would cost more than writing the line. */
  requestLogger: Logger;
  policy: AccessPolicy<string>;
  corsOrigins: readonly string[];
  trustProxyHops: number;
  rateLimit: RateLimit;
  idempotency: Idempotency;
  health: Health;
  /** Longest time until a request has arrived, body included. */
  requestTimeoutSeconds: number;
  /** Hears of every request when it has been answered. */
  measure: (request: AnsweredRequest) => void;
  /** Absent where tracing is off. */
  tracing: Tracing | undefined;
  /** What is served beside the operations of the modules. */
  endpoints: readonly Endpoint[];
  /** The paths of all operations and endpoints. */
  routes: RouteTable;
}

export interface AnsweredRequest {
  method: string;
  /** The template of the path, never the path: its values have no end. */
  route: string;
  status: number;
  seconds: number;
}
