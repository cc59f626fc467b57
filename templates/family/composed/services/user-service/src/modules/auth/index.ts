import { createAccessTokens } from '@repo/platform/auth';
import { createCounter } from '@repo/platform/cache';
import { systemClock, uuids } from '@repo/platform/runtime';
import type { Module } from '../../module.js';
import type { Platform } from '../../platform.js';
import { normalizeEmail } from '../users/index.js';
import type { UsersModule } from '../users/index.js';
import { Authenticate } from './application/authenticate.js';
import { ChangePassword } from './application/change-password.js';
import { LoginLimits } from './application/login-limits.js';
import { Login } from './application/login.js';
import { Logout } from './application/logout.js';
import type { AuthStores } from './application/ports.js';
import { Refresh } from './application/refresh.js';
import { SessionTokens } from './application/session-tokens.js';
import { authFeature } from './feature.js';
import { accountsOf } from './infrastructure/accounts.js';
import { refreshTokens } from './infrastructure/refresh-tokens.js';
import { createSessionRepository } from './infrastructure/session-repository.js';
import { loginLimits, sessionLifetimes } from './limits.js';
import { authRoutes } from './presentation/auth.routes.js';

export function createAuthModule(
  { settings, database, failures, passwords }: Platform,
  users: UsersModule,
): Module {
  const accounts = accountsOf(users.repository(database.session), normalizeEmail);
  const sessions = createSessionRepository(database.session);
  const unitOfWork = database.unitOfWork<AuthStores>((session) => ({
    accounts: accountsOf(users.repository(session), normalizeEmail),
    sessions: createSessionRepository(session),
  }));
  const accessTokens = createAccessTokens(settings);
  const lifetimes = sessionLifetimes(settings);
  const tokens = new SessionTokens(accessTokens, refreshTokens, lifetimes);
  const limits = new LoginLimits(createCounter(failures), loginLimits(settings));
  const { assertGoodPassword } = users;
  const authenticate = new Authenticate(accounts, sessions, accessTokens, systemClock);

  return {
    ...authFeature(sessions, settings),
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
    authenticate: (accessToken) => authenticate.execute(accessToken),
  };
}
