import fastifyPlugin from 'fastify-plugin';
import type { FastifyRequest } from 'fastify';
import { readBearerToken } from '../auth/index.js';
import type { Authenticator, Principal } from '../auth/index.js';
import { AuthenticationError } from '../errors/index.js';
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
      const access = options.config?.operation?.access ?? 'anyone';
      if (access === 'anyone') return;
      addRequestHook(options, async (request) => {
        const principal = await authenticate(readBearerToken(request.headers.authorization));
        request.principal = principal;
        request.active.context.userId = principal.userId;
        if (typeof access === 'object') policy.assert(principal, access.permission);
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
