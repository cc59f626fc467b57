import { expectedVersions } from '@repo/platform/http';
import { route } from '@repo/platform/server';
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
  return [
    route(contract.login, async ({ body, address }) => {
      const tokens = await login.execute(body, address);
      return { status: 200, body: contract.toTokensView(tokens) };
    }),

    route(contract.refresh, async ({ body }) => {
      const tokens = await refresh.execute(body.refreshToken);
      return { status: 200, body: contract.toTokensView(tokens) };
    }),

    route(contract.logout, async ({ principal }) => {
      await logout.execute(principal);
      return { status: 204 };
    }),

    route(contract.logoutAll, async ({ principal }) => {
      await logout.everywhere(principal);
      return { status: 204 };
    }),

    route(contract.changePassword, async ({ principal, address, params, body, headers }) => {
      const expected = expectedVersions(headers['if-match']);
      await changePassword.execute({ principal, address }, params.id, body, expected);
      return { status: 204 };
    }),
  ];
}
