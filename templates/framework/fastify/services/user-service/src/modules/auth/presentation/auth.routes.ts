import { route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { Login } from '../application/login.js';
import * as contract from './auth.contract.js';

export function authRoutes({ login }: { login: Login }): Routes {
  return async (app) => {
    app.route({
      ...route(contract.login),
      handler: async (request, reply) => {
        const tokens = await login.execute(request.body);
        return reply.code(200).send(contract.toTokensView(tokens));
      },
    });
  };
}
