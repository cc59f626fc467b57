import { createAccessTokens, createPasswordHasher } from '@repo/platform/auth';
import { systemClock, uuids } from '@repo/platform/runtime';
import type { Module, Platform } from '../../module.js';
import { normalizeEmail } from '../users/index.js';
import type { UsersModule } from '../users/index.js';
import { Authenticate } from './application/authenticate.js';
import { Login } from './application/login.js';
import type { Accounts, AuthStores } from './application/ports.js';
import { authMigrations } from './infrastructure/migrations.js';
import { refreshTokens } from './infrastructure/refresh-tokens.js';
import { createSessionRepository } from './infrastructure/session-repository.js';
import { authOperations } from './presentation/auth.contract.js';
import { authRoutes } from './presentation/auth.routes.js';

export function createAuthModule({ settings, database }: Platform, users: UsersModule): Module {
  const accounts = accountsOf(users.repository(database.session));
  const unitOfWork = database.unitOfWork<AuthStores>((session) => ({
    sessions: createSessionRepository(session),
  }));
  const sessions = createSessionRepository(database.session);
  const accessTokens = createAccessTokens(settings);

  const authenticate = new Authenticate(accounts, sessions, accessTokens, systemClock);
  const login = new Login({
    accounts,
    unitOfWork,
    passwords: createPasswordHasher(),
    accessTokens,
    refreshTokens,
    ids: uuids,
    clock: systemClock,
    sessionLifetimeSeconds: settings.REFRESH_TOKEN_TTL_SECONDS,
  });

  return {
    name: 'auth',
    operations: authOperations,
    routes: authRoutes({ login }),
    migrations: authMigrations,
    authenticate: (accessToken) => authenticate.execute(accessToken),
  };
}

function accountsOf(users: ReturnType<UsersModule['repository']>): Accounts {
  return {
    findById: (id) => users.findById(id),
    async findByEmail(typed) {
      const email = normalizeEmail(typed);
      return email === null ? null : users.findByEmail(email);
    },
  };
}
