import type { AccessPolicy } from '@repo/platform/access';
import { createAccessPolicy } from '@repo/platform/access';
import { createHealth, createRouteTable } from '@repo/platform/http';
import type { HttpConventions, Operation } from '@repo/platform/http';
import { createLogger } from '@repo/platform/logging';

const logger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });

/** Returns conventions for these operations without limits. */
export function testConventions(
  operations: readonly Operation[],
  policy: AccessPolicy<string> = createAccessPolicy({}),
): HttpConventions {
  return {
    logger,
    requestLogger: logger,
    policy,
    corsOrigins: [],
    trustProxyHops: 0,
    requestTimeoutSeconds: 30,
    rateLimit: { counts: () => false, count: async () => {} },
    idempotency: { begin: () => Promise.reject(new Error('No operation accepts an idempotency key')) },
    health: createHealth({ service: 'test', version: '0' }, {}),
    measure: () => {},
    tracing: undefined,
    endpoints: [],
    routes: createRouteTable(operations),
  };
}
