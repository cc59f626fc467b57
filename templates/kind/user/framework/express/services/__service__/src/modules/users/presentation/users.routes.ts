import { etagOf, expectedVersions, pageRequest, toPageView } from '@repo/platform/http';
import { route } from '@repo/platform/server';
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
  return [
    route(contract.registerUser, async ({ body, answerOnce }) =>
      answerOnce(toRegistered, (outcome) => useCases.registerUser.execute(body, outcome)),
    ),

    route(contract.getMe, async ({ principal }) => {
      const user = await useCases.getUser.execute(principal, principal.userId);
      return { status: 200, headers: { etag: etagOf(user) }, body: toUserView(user) };
    }),

    route(contract.listUsers, async ({ query }) => {
      const request = pageRequest(query);
      const page = await useCases.listUsers.execute(request);
      return { status: 200, body: toPageView('users', request, page, toUserView) };
    }),

    route(contract.getUser, async ({ principal, params }) => {
      const user = await useCases.getUser.execute(principal, params.id);
      return { status: 200, headers: { etag: etagOf(user) }, body: toUserView(user) };
    }),

    route(contract.updateUser, async ({ principal, params, body, headers }) => {
      const expected = expectedVersions(headers['if-match']);
      const user = await useCases.updateUser.execute(principal, params.id, body, expected);
      return { status: 200, headers: { etag: etagOf(user) }, body: toUserView(user) };
    }),

    route(contract.assignRoles, async ({ principal, params, body, headers }) => {
      const expected = expectedVersions(headers['if-match']);
      const user = await useCases.assignRoles.execute(principal, params.id, body.roles, expected);
      return { status: 200, headers: { etag: etagOf(user) }, body: toUserView(user) };
    }),

    route(contract.deleteUser, async ({ principal, params, headers }) => {
      await useCases.deleteUser.execute(principal, params.id, expectedVersions(headers['if-match']));
      return { status: 204 };
    }),
  ];
}
