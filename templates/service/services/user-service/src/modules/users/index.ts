import { createPasswordHasher } from '@repo/platform/auth';
import type { Session } from '@repo/platform/database';
import { systemClock, uuids } from '@repo/platform/runtime';
import { accessPolicy } from '../../access.js';
import type { Module, Platform } from '../../module.js';
import { EnsureAdmin } from './application/ensure-admin.js';
import { GetUser } from './application/get-user.js';
import type { UserRepository, UserStores } from './application/ports.js';
import { RegisterUser } from './application/register-user.js';
import { usersMigrations } from './infrastructure/migrations.js';
import { createUserRepository } from './infrastructure/user-repository.js';
import { usersOperations } from './presentation/users.contract.js';
import { usersRoutes } from './presentation/users.routes.js';

export { normalizeEmail } from './domain/email.js';
export type { User } from './domain/user.js';

/** The module of users, and what other modules may use of it. */
export interface UsersModule extends Module {
  repository(session: Session): UserRepository;
}

export function createUsersModule({ settings, database }: Platform): UsersModule {
  const unitOfWork = database.unitOfWork<UserStores>((session) => ({ users: createUserRepository(session) }));
  const users = createUserRepository(database.session);
  const passwords = createPasswordHasher();

  const registerUser = new RegisterUser(unitOfWork, passwords, uuids, systemClock);
  const getUser = new GetUser(users, accessPolicy);
  const ensureAdmin = new EnsureAdmin(unitOfWork, passwords, uuids, systemClock);

  return {
    name: 'users',
    operations: usersOperations,
    routes: usersRoutes({ registerUser, getUser }),
    migrations: usersMigrations,
    repository: createUserRepository,
    async seed() {
      const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = settings;
      if (email && password) await ensureAdmin.execute({ email, password });
    },
  };
}
