import { etagOf, expectedVersions, pageRequest, toPageView } from '@repo/platform/http';
import { answerOnce, principalOf, route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { AssignRoles } from '../application/assign-roles.js';
import type { DeleteUser } from '../application/delete-user.js';
import type { GetUser, ListUsers } from '../application/find-users.js';
import type { RegisterUser } from '../application/register-user.js';
import type { UpdateUser } from '../application/update-user.js';
import { toRegistered, toUserView } from './user-view.js';
import * as contract from './users.contract.js';

export interface UsersUseCases {
  registerUser: RegisterUser;
  getUser: GetUser;
  listUsers: ListUsers;
  updateUser: UpdateUser;
  assignRoles: AssignRoles;
  deleteUser: DeleteUser;
}

export function usersRoutes(useCases: UsersUseCases): Routes {
  return async (app) => {
    app.route({
      ...route(contract.registerUser),
      handler: async ({ body }, reply) =>
        answerOnce(contract.registerUser, reply, toRegistered, (outcome) =>
          useCases.registerUser.execute(body, outcome),
        ),
    });

    app.route({
      ...route(contract.getMe),
      handler: async (request, reply) => {
        const principal = principalOf(request);
        const user = await useCases.getUser.execute(principal, principal.userId);
        return reply.code(200).header('etag', etagOf(user)).send(toUserView(user));
      },
    });

    app.route({
      ...route(contract.listUsers),
      handler: async ({ query }, reply) => {
        const request = pageRequest(query);
        const page = await useCases.listUsers.execute(request);
        return reply.code(200).send(toPageView('users', request, page, toUserView));
      },
    });

    app.route({
      ...route(contract.getUser),
      handler: async (request, reply) => {
        const user = await useCases.getUser.execute(principalOf(request), request.params.id);
        return reply.code(200).header('etag', etagOf(user)).send(toUserView(user));
      },
    });

    app.route({
      ...route(contract.updateUser),
      handler: async (request, reply) => {
        const { params, body, headers } = request;
        const expected = expectedVersions(headers['if-match']);
        const user = await useCases.updateUser.execute(principalOf(request), params.id, body, expected);
        return reply.code(200).header('etag', etagOf(user)).send(toUserView(user));
      },
    });

    app.route({
      ...route(contract.assignRoles),
      handler: async (request, reply) => {
        const { params, body, headers } = request;
        const expected = expectedVersions(headers['if-match']);
        const principal = principalOf(request);
        const user = await useCases.assignRoles.execute(principal, params.id, body.roles, expected);
        return reply.code(200).header('etag', etagOf(user)).send(toUserView(user));
      },
    });

    app.route({
      ...route(contract.deleteUser),
      handler: async (request, reply) => {
        const { params, headers } = request;
        const expected = expectedVersions(headers['if-match']);
        await useCases.deleteUser.execute(principalOf(request), params.id, expected);
        return reply.code(204).send();
      },
    });
  };
}
