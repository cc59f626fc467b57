import { expectedVersions } from '@repo/platform/http';
import { principalOf, route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { ChangePassword } from '../application/change-password.js';
import type { Login } from '../application/login.js';
import type { Logout, Refresh } from '../application/sessions.js';
import * as contract from './auth.contract.js';

export interface AuthUseCases {
  login: Login;
  refresh: Refresh;
  logout: Logout;
  changePassword: ChangePassword;
}

export function authRoutes({ login, refresh, logout, changePassword }: AuthUseCases): Routes {
  return async (app) => {
    app.route({
      ...route(contract.login),
      handler: async ({ body, active }, reply) => {
        const tokens = await login.execute(body, active.address);
        return reply.code(200).send(contract.toTokensView(tokens));
      },
    });

    app.route({
      ...route(contract.refresh),
      handler: async ({ body }, reply) => {
        const tokens = await refresh.execute(body.refreshToken);
        return reply.code(200).send(contract.toTokensView(tokens));
      },
    });

    app.route({
      ...route(contract.logout),
      handler: async (request, reply) => {
        await logout.execute(principalOf(request));
        return reply.code(204).send();
      },
    });

    app.route({
      ...route(contract.logoutAll),
      handler: async (request, reply) => {
        await logout.everywhere(principalOf(request));
        return reply.code(204).send();
      },
    });

    app.route({
      ...route(contract.changePassword),
      handler: async (request, reply) => {
        const { params, body, headers, active } = request;
        const caller = { principal: principalOf(request), address: active.address };
        await changePassword.execute(caller, params.id, body, expectedVersions(headers['if-match']));
        return reply.code(204).send();
      },
    });
  };
}
