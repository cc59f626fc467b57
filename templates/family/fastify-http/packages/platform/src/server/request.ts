import type { FastifyRequest, onRequestAsyncHookHandler, RouteOptions } from 'fastify';
import type { Principal } from '../auth/index.js';
import { AuthenticationError } from '../errors/index.js';
import type { ActiveRequest, Idempotency, IdempotentRequest, Operation } from '../http/index.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The contract that a route fulfils; `undefined` only for routes that Fastify makes itself. */
    operation?: Operation;
  }

  interface FastifyInstance {
    idempotency: Idempotency;
  }

  interface FastifyRequest {
    active: ActiveRequest;
    /** Who is asking; `null` where the route asks nobody. */
    principal: Principal | null;
    /** Set where the operation is idempotent, unless the request is a repetition. */
    idempotent: IdempotentRequest | null;
  }
}

/** Who is asking, in a route that requires it. @throws AuthenticationError in any other */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new AuthenticationError('unauthenticated', 'A bearer token is required.');
  return request.principal;
}

/** Lets the requests of a route go through a hook, after those of all routes and those that it has already. */
export function addRequestHook(options: RouteOptions, hook: onRequestAsyncHookHandler): void {
  options.onRequest = [options.onRequest ?? [], hook].flat();
}
