import fastifyPlugin from 'fastify-plugin';
import type { Authenticator } from '../auth/index.js';
import { assertPermitted, recognize } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { addRequestHook } from './request.js';

export interface AccessOptions extends Pick<HttpConventions, 'policy'> {
  authenticate: Authenticator;
}

/** Checks access by the contract of the route, before reading the body. */
export const accessPlugin = fastifyPlugin<AccessOptions>(
  async (app, { authenticate, policy }) => {
    app.addHook('onRoute', (options) => {
      const operation = options.config?.operation;
      if (!operation || operation.access === 'anyone') return;
      addRequestHook(options, async (request) => {
        request.principal = await recognize(operation, request.headers.authorization, authenticate);
        assertPermitted(operation, request.principal, policy);
      });
    });
  },
  { name: 'access', dependencies: ['conventions', 'limits'] },
);
