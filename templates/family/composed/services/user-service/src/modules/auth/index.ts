import { createAccessTokens } from '@repo/platform/auth';
import { createCounter } from '@repo/platform/cache';
import { systemClock, uuids } from '@repo/platform/runtime';
import type { Module } from '../../module.js';
import type { Platform } from '../../platform.js';
import { normalizeEmail } from '../users/index.js';
import type { UserRepository, UsersModule } from '../users/index.js';
import { Authenticate } from './application/authenticate.js';
import { ChangePassword } from './application/change-password.js';
import { LoginLimits } from './application/login-limits.js';
import { Login } from './application/login.js';
import { Logout } from './application/logout.js';
import type { Accounts, AuthStores } from './application/ports.js';
import { Refresh } from './application/refresh.js';
import { RemoveExpiredSessions } from './application/remove-expired-sessions.js';
import { SessionTokens } from './application/session-tokens.js';
import { authMigrations } from './infrastructure/migrations.js';
import { refreshTokens } from './infrastructure/refresh-tokens.js';
import { createSessionRepository } from './infrastructure/session-repository.js';
import { authOperations } from './presentation/auth.contract.js';
import { authRoutes } from './presentation/auth.routes.js';

export function createAuthModule(
  { settings, logger, database, cache, passwords }: Platform,
  users: UsersModule,
): Module {
  const accounts = accountsOf(users.repository(database.session));
  const sessions = createSessionRepository(database.session);
  const unitOfWork = database.unitOfWork<AuthStores>((session) => ({
    accounts: accountsOf(users.repository(session)),
    sessions: createSessionRepository(session),
  }));
  const accessTokens = createAccessTokens(settings);
  const lifetimes = {
    absoluteSeconds: settings.REFRESH_TOKEN_TTL_SECONDS,
    idleSeconds: settings.REFRESH_TOKEN_IDLE_SECONDS,
  };
  const tokens = new SessionTokens(accessTokens, refreshTokens, lifetimes);
  const limits = new LoginLimits(createCounter(cache), {
    failuresPerAccount: settings.LOGIN_FAILURES_PER_ACCOUNT,
    failuresPerAddress: settings.LOGIN_FAILURES_PER_IP,
    windowSeconds: settings.LOGIN_FAILURES_WINDOW_SECONDS,
  });
  const removeExpired = new RemoveExpiredSessions(sessions, systemClock);
  const { assertGoodPassword } = users;
  const authenticate = new Authenticate(accounts, sessions, accessTokens, systemClock);

  return {
    name: 'auth',
    operations: authOperations,
    routes: authRoutes({
      login: new Login(accounts, unitOfWork, passwords, limits, tokens, lifetimes, uuids, systemClock),
      refresh: new Refresh(unitOfWork, refreshTokens, tokens, systemClock),
      logout: new Logout(sessions, systemClock),
      changePassword: new ChangePassword(
        accounts,
        unitOfWork,
        passwords,
        assertGoodPassword,
        limits,
        systemClock,
      ),
    }),
    migrations: authMigrations,
    jobs: [
      {
        name: 'remove-expired-sessions',
        schedule: '17 3 * * *',
        maxSeconds: 600,
        async run() {
          logger.info({ removed: await removeExpired.execute() }, 'Expired sessions removed');
        },
      },
    ],
    authenticate: (accessToken) => authenticate.execute(accessToken),
  };
}

function accountsOf(users: UserRepository): Accounts {
  return {
    findById: (id) => users.findById(id),
    async findByEmail(typed) {
      const email = normalizeEmail(typed);
      return email === null ? null : users.findByEmail(email);
    },
    replacePasswordHash: (...change) => users.replacePasswordHash(...change),
  };
}
