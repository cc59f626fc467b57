import { isCommonPassword } from '@repo/platform/auth';
import { createOutbox } from '@repo/platform/database';
import type { Session } from '@repo/platform/database';
import { systemClock, uuids } from '@repo/platform/runtime';
import { accessPolicy } from '../../access.js';
import type { Module } from '../../module.js';
import type { Platform } from '../../platform.js';
import { GrantAdministrator } from './application/administrators.js';
import { AssignRoles } from './application/assign-roles.js';
import { DeleteUser } from './application/delete-user.js';
import { EnsureAdmin } from './application/ensure-admin.js';
import { GetUser, ListUsers } from './application/find-users.js';
import type { UserRepository, UserStores } from './application/ports.js';
import { createPasswordRules, RegisterUser } from './application/register-user.js';
import type { PasswordRules } from './application/register-user.js';
import { UpdateUser } from './application/update-user.js';
import { usersFeature } from './feature.js';
import { createUserRepository } from './infrastructure/user-repository.js';
import { usersRoutes } from './presentation/users.routes.js';

export type { PasswordRules } from './application/register-user.js';
export type { UserRepository } from './application/ports.js';
export type { User } from './domain/user.js';
export { newPassword } from './presentation/user-input.js';

/** The users module, and its interface for other modules. */
export interface UsersModule extends Module {
  repository(session: Session): UserRepository;
  assertGoodPassword: PasswordRules;
}

export function createUsersModule({ settings, database, passwords }: Platform): UsersModule {
  const unitOfWork = database.unitOfWork<UserStores>((session) => ({
    users: createUserRepository(session),
    outbox: createOutbox(session),
  }));
  const users = createUserRepository(database.session);
  const assertGoodPassword = createPasswordRules(isCommonPassword);
  const ensureAdmin = new EnsureAdmin({
    users,
    unitOfWork,
    passwords,
    policy: accessPolicy,
    ids: uuids,
    clock: systemClock,
  });
  const grantAdministrator = new GrantAdministrator(users, unitOfWork, accessPolicy, systemClock);

  return {
    ...usersFeature(ensureAdmin, grantAdministrator, settings),
    routes: usersRoutes({
      registerUser: new RegisterUser(unitOfWork, passwords, assertGoodPassword, uuids, systemClock),
      getUser: new GetUser(users, accessPolicy),
      listUsers: new ListUsers(users),
      updateUser: new UpdateUser(unitOfWork, accessPolicy, systemClock),
      assignRoles: new AssignRoles(unitOfWork, accessPolicy, systemClock),
      deleteUser: new DeleteUser(unitOfWork, accessPolicy),
    }),
    repository: createUserRepository,
    assertGoodPassword,
  };
}
