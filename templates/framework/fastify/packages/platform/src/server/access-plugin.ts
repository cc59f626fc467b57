import fastifyPlugin from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import type { Authenticator, Principal } from '../auth/index.js';
import { AuthenticationError } from '../errors/index.js';
import { assertPermitted, recognize } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { addRequestHook } from './route.js';

export interface AccessOptions extends Pick<HttpConventions, 'policy'> {
  authenticate: Authenticator;
}

/** Asks each route's contract who may call it, before anything of the body is read. */
export const accessPlugin = fastifyPlugin<AccessOptions>(
  async (app, { authenticate, policy }) => {
    app.decorateRequest('principal', null);

    app.addHook('onRoute', (options) => {
      const operation = options.config?.operation;
      if (!operation || operation.access === 'anyone') return;
      addRequestHook(options, async (request) => {
        request.principal = await recognize(operation, request.headers.authorization, authenticate);
        assertPermitted(operation, request.principal, policy);
      });
    });
  },
  { name: 'access', dependencies: ['conventions'] },
);

/** Who is asking, in a route that requires it. @throws AuthenticationError in any other */
export function principalOf(request: FastifyRequest): Principal {
  if (!request.principal) throw new AuthenticationError('unauthenticated', 'A bearer token is required.');
  return request.principal;
}
