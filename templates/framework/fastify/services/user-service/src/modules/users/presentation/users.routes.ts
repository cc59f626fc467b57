import { principalOf, route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { GetUser } from '../application/get-user.js';
import type { RegisterUser } from '../application/register-user.js';
import { etagOf, toUserView } from './user-view.js';
import * as contract from './users.contract.js';

export interface UsersUseCases {
  registerUser: RegisterUser;
  getUser: GetUser;
}

export function usersRoutes({ registerUser, getUser }: UsersUseCases): Routes {
  return async (app) => {
    app.route({
      ...route(contract.registerUser),
      handler: async (request, reply) => {
        const user = await registerUser.execute(request.body);
        return reply.code(201).header('location', `/api/v1/users/${user.id}`).send(toUserView(user));
      },
    });

    app.route({
      ...route(contract.getMe),
      handler: async (request, reply) => {
        const principal = principalOf(request);
        const user = await getUser.execute(principal, principal.userId);
        return reply.code(200).header('etag', etagOf(user)).send(toUserView(user));
      },
    });

    app.route({
      ...route(contract.getUser),
      handler: async (request, reply) => {
        const user = await getUser.execute(principalOf(request), request.params.id);
        return reply.code(200).header('etag', etagOf(user)).send(toUserView(user));
      },
    });
  };
}
