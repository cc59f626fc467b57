import { Body, Param, Query, Res } from '@nestjs/common';
import type { Principal } from '@repo/platform/auth';
import { etagOf, pageRequest, toPageView } from '@repo/platform/http';
import type { ExpectedVersions, SettledAnswer } from '@repo/platform/http';
import { AnswerOnce, Controller, CurrentUser, IfMatch, Operation } from '@repo/platform/server';
import type { AnswerOf, AnswerOnceOf, BodyOf, QueryOf, Reply } from '@repo/platform/server';
import { AssignRoles } from '../application/assign-roles.js';
import { DeleteUser } from '../application/delete-user.js';
import { GetUser, ListUsers } from '../application/find-users.js';
import { RegisterUser } from '../application/register-user.js';
import { UpdateUser } from '../application/update-user.js';
import type { User } from '../domain/user.js';
import { toRegistered, toUserView } from './user-view.js';
import * as contract from './users.contract.js';

type UserView = AnswerOf<typeof contract.getUser>;

@Controller('/api/v1/users')
export class UsersController {
  constructor(
    private readonly registerUser: RegisterUser,
    private readonly getUser: GetUser,
    private readonly listUsers: ListUsers,
    private readonly updateUser: UpdateUser,
    private readonly assignRoles: AssignRoles,
    private readonly deleteUser: DeleteUser,
  ) {}

  @Operation(contract.registerUser)
  async register(
    @Body({ schema: contract.registerUser.body }) body: BodyOf<typeof contract.registerUser>,
    @AnswerOnce() answerOnce: AnswerOnceOf<typeof contract.registerUser>,
  ): Promise<SettledAnswer> {
    return answerOnce(toRegistered, (outcome) => this.registerUser.execute(body, outcome));
  }

  @Operation(contract.getMe)
  async me(@CurrentUser() principal: Principal, @Res({ passthrough: true }) reply: Reply): Promise<UserView> {
    return answer(await this.getUser.execute(principal, principal.userId), reply);
  }

  @Operation(contract.listUsers)
  async list(
    @Query({ schema: contract.listUsers.query }) query: QueryOf<typeof contract.listUsers>,
  ): Promise<AnswerOf<typeof contract.listUsers>> {
    const request = pageRequest(query);
    return toPageView('users', request, await this.listUsers.execute(request), toUserView);
  }

  @Operation(contract.getUser)
  async get(
    @CurrentUser() principal: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<UserView> {
    return answer(await this.getUser.execute(principal, id), reply);
  }

  @Operation(contract.updateUser)
  async update(
    @CurrentUser() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: contract.updateUser.body }) profile: BodyOf<typeof contract.updateUser>,
    @IfMatch() expected: ExpectedVersions,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<UserView> {
    return answer(await this.updateUser.execute(principal, id, profile, expected), reply);
  }

  @Operation(contract.assignRoles)
  async assign(
    @CurrentUser() principal: Principal,
    @Param('id') id: string,
    @Body({ schema: contract.assignRoles.body }) { roles }: BodyOf<typeof contract.assignRoles>,
    @IfMatch() expected: ExpectedVersions,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<UserView> {
    return answer(await this.assignRoles.execute(principal, id, roles, expected), reply);
  }

  @Operation(contract.deleteUser)
  async delete(
    @CurrentUser() principal: Principal,
    @Param('id') id: string,
    @IfMatch() expected: ExpectedVersions,
  ): Promise<void> {
    await this.deleteUser.execute(principal, id, expected);
  }
}

function answer(user: User, reply: Reply): UserView {
  void reply.header('etag', etagOf(user));
  return toUserView(user);
}
