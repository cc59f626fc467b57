import type { FastifyRequest, onRequestAsyncHookHandler, RouteOptions } from 'fastify';
import type { Principal } from '../auth/index.js';
import { AuthenticationError } from '../errors/index.js';
import type { ActiveRequest, Idempotency, IdempotentRequest, Operation } from '../http/index.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The contract of the route; `undefined` only for Fastify's own routes. */
    operation?: Operation;
  }

  interface FastifyInstance {
    idempotency: Idempotency;
  }

  interface FastifyRequest {
    active: ActiveRequest;
    /** The caller; `null` on routes without authentication. */
    principal: Principal | null;
    /** Set if the operation is idempotent, except for a replayed request. */
    idempotent: IdempotentRequest | null;
  }
}

/** Returns the caller on a route that requires authentication. @throws AuthenticationError on any other */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new AuthenticationError('unauthenticated', 'A bearer token is required.');
  return request.principal;
}

/** Adds a hook to a route, after its existing hooks. */
export function addRequestHook(options: RouteOptions, hook: onRequestAsyncHookHandler): void {
  options.onRequest = [options.onRequest ?? [], hook].flat();
}
