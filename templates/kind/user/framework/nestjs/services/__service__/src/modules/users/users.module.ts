import { Module } from '@nestjs/common';
import { isCommonPassword } from '@repo/platform/auth';
import { createOutbox } from '@repo/platform/database';
import type { UnitOfWork } from '@repo/platform/database';
import { systemClock as clock, uuids as ids } from '@repo/platform/runtime';
import { provide, token } from '@repo/platform/server';
import { accessPolicy as policy } from '../../access.js';
import { DATABASE, FEATURE, PASSWORDS, SETTINGS } from '../../platform.module.js';
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
import { UsersController } from './presentation/users.controller.js';

/** Returns the user repository of a database session. */
export const USER_REPOSITORIES = token<typeof createUserRepository>('USER_REPOSITORIES');
export const PASSWORD_RULES = token<PasswordRules>('PASSWORD_RULES');

const USERS = token<UserRepository>('USERS');
const UNIT_OF_WORK = token<UnitOfWork<UserStores>>('UNIT_OF_WORK');

@Module({
  controllers: [UsersController],
  providers: [
    provide(USER_REPOSITORIES, [], () => createUserRepository),
    provide(PASSWORD_RULES, [], () => createPasswordRules(isCommonPassword)),
    provide(USERS, [DATABASE], ({ session }) => createUserRepository(session)),
    provide(UNIT_OF_WORK, [DATABASE], (database) => {
      return database.unitOfWork((session) => ({
        users: createUserRepository(session),
        outbox: createOutbox(session),
      }));
    }),
    provide(RegisterUser, [UNIT_OF_WORK, PASSWORDS, PASSWORD_RULES], (unitOfWork, passwords, rules) => {
      return new RegisterUser(unitOfWork, passwords, rules, ids, clock);
    }),
    provide(GetUser, [USERS], (users) => new GetUser(users, policy)),
    provide(ListUsers, [USERS], (users) => new ListUsers(users)),
    provide(UpdateUser, [UNIT_OF_WORK], (unitOfWork) => new UpdateUser(unitOfWork, policy, clock)),
    provide(AssignRoles, [UNIT_OF_WORK], (unitOfWork) => new AssignRoles(unitOfWork, policy, clock)),
    provide(DeleteUser, [UNIT_OF_WORK], (unitOfWork) => new DeleteUser(unitOfWork, policy)),
    provide(EnsureAdmin, [USERS, UNIT_OF_WORK, PASSWORDS], (users, unitOfWork, passwords) => {
      return new EnsureAdmin({ users, unitOfWork, passwords, policy, ids, clock });
    }),
    provide(GrantAdministrator, [USERS, UNIT_OF_WORK], (users, unitOfWork) => {
      return new GrantAdministrator(users, unitOfWork, policy, clock);
    }),
    provide(FEATURE, [EnsureAdmin, GrantAdministrator, SETTINGS], usersFeature),
  ],
  exports: [USER_REPOSITORIES, PASSWORD_RULES],
})
export class UsersModule {}
