import { Inject, Module } from '@nestjs/common';
import { isCommonPassword } from '@repo/platform/auth';
import type { PasswordHasher } from '@repo/platform/auth';
import { createOutbox } from '@repo/platform/database';
import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { systemClock, uuids } from '@repo/platform/runtime';
import { accessPolicy } from '../../access.js';
import type { Feature } from '../../feature.js';
import { DATABASE, PASSWORDS, SETTINGS } from '../../platform.module.js';
import { FeatureModule } from '../../registry.module.js';
import type { Settings } from '../../settings.js';
import { AssignRoles } from './application/assign-roles.js';
import { DeleteUser } from './application/delete-user.js';
import { EnsureAdmin } from './application/ensure-admin.js';
import { GetUser } from './application/get-user.js';
import { GrantAdministrator } from './application/grant-administrator.js';
import { ListUsers } from './application/list-users.js';
import { createPasswordRules } from './application/password-rules.js';
import type { PasswordRules } from './application/password-rules.js';
import type { UserRepository, UserStores } from './application/ports.js';
import { RegisterUser } from './application/register-user.js';
import { UpdateUser } from './application/update-user.js';
import { usersFeature } from './feature.js';
import { createUserRepository } from './infrastructure/user-repository.js';
import { UsersController } from './presentation/users.controller.js';

/** Returns the user repository of a database session. */
export type UserRepositories = (session: Session) => UserRepository;
export const USER_REPOSITORIES = Symbol('USER_REPOSITORIES');

export const PASSWORD_RULES = Symbol('PASSWORD_RULES');

const USERS = Symbol('USERS');
const UNIT_OF_WORK = Symbol('UNIT_OF_WORK');

@Module({
  controllers: [UsersController],
  providers: [
    { provide: USER_REPOSITORIES, useValue: createUserRepository },
    { provide: PASSWORD_RULES, useFactory: () => createPasswordRules(isCommonPassword) },
    {
      provide: USERS,
      inject: [DATABASE],
      useFactory: ({ session }: Database<Session>) => createUserRepository(session),
    },
    {
      provide: UNIT_OF_WORK,
      inject: [DATABASE],
      useFactory: (database: Database<Session>) =>
        database.unitOfWork<UserStores>((session) => ({
          users: createUserRepository(session),
          outbox: createOutbox(session),
        })),
    },
    {
      provide: RegisterUser,
      inject: [UNIT_OF_WORK, PASSWORDS, PASSWORD_RULES],
      useFactory: (unitOfWork: UnitOfWork<UserStores>, passwords: PasswordHasher, rules: PasswordRules) =>
        new RegisterUser(unitOfWork, passwords, rules, uuids, systemClock),
    },
    {
      provide: GetUser,
      inject: [USERS],
      useFactory: (users: UserRepository) => new GetUser(users, accessPolicy),
    },
    {
      provide: ListUsers,
      inject: [USERS],
      useFactory: (users: UserRepository) => new ListUsers(users),
    },
    {
      provide: UpdateUser,
      inject: [UNIT_OF_WORK],
      useFactory: (unitOfWork: UnitOfWork<UserStores>) =>
        new UpdateUser(unitOfWork, accessPolicy, systemClock),
    },
    {
      provide: AssignRoles,
      inject: [UNIT_OF_WORK],
      useFactory: (unitOfWork: UnitOfWork<UserStores>) =>
        new AssignRoles(unitOfWork, accessPolicy, systemClock),
    },
    {
      provide: DeleteUser,
      inject: [UNIT_OF_WORK],
      useFactory: (unitOfWork: UnitOfWork<UserStores>) => new DeleteUser(unitOfWork, accessPolicy),
    },
    {
      provide: EnsureAdmin,
      inject: [USERS, UNIT_OF_WORK, PASSWORDS],
      useFactory: (users: UserRepository, unitOfWork: UnitOfWork<UserStores>, passwords: PasswordHasher) => {
        const [policy, ids, clock] = [accessPolicy, uuids, systemClock];
        return new EnsureAdmin({ users, unitOfWork, passwords, policy, ids, clock });
      },
    },
    {
      provide: GrantAdministrator,
      inject: [USERS, UNIT_OF_WORK],
      useFactory: (users: UserRepository, unitOfWork: UnitOfWork<UserStores>) =>
        new GrantAdministrator(users, unitOfWork, accessPolicy, systemClock),
    },
  ],
  exports: [USER_REPOSITORIES, PASSWORD_RULES],
})
export class UsersModule extends FeatureModule {
  readonly feature: Feature;

  constructor(
    ensureAdmin: EnsureAdmin,
    grantAdministrator: GrantAdministrator,
    @Inject(SETTINGS) settings: Settings,
  ) {
    super();
    this.feature = usersFeature(ensureAdmin, grantAdministrator, settings);
  }
}
