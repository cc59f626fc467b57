import { z } from 'zod';
import type { AccessPolicy } from '../access/index.js';
import { integer, list, webOrigin } from '../config/index.js';
import type { Logger } from '../logging/index.js';
import type { Tracing } from '../tracing/index.js';
import type { Endpoint } from './answer/answer.js';
import type { Health } from './ops/health.js';
import type { RateLimit } from './request/checks.js';
import type { Idempotency } from './answer/idempotency.js';
import type { RouteTable } from './contract/paths.js';

export const httpSettings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: integer(0, 65_535).prefault('3000'),
  API_DOCS: z.stringbool('is neither true nor false').optional(),
  CORS_ORIGINS: list(webOrigin).prefault(''),
  OPS_PORT: integer(0, 65_535).optional(),
  RATE_LIMIT_PER_MINUTE: integer(0, 1_000_000).prefault('600'),
  TRUST_PROXY_HOPS: integer(0, 16).prefault('0'),
  REQUEST_TIMEOUT_SECONDS: integer(1, 3_600).prefault('30'),
  SHUTDOWN_DELAY_SECONDS: integer(0, 3_600).prefault('0'),
  SHUTDOWN_GRACE_SECONDS: integer(0, 3_600).prefault('10'),
};

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
