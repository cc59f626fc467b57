import { createAccessTokens } from '@repo/platform/auth';
import { createCounter } from '@repo/platform/cache';
import { normalizeEmail } from '@repo/platform/fields';
import { systemClock, uuids } from '@repo/platform/runtime';
import type { Module } from '../../module.js';
import type { Platform } from '../../platform.js';
import type { UsersModule } from '../users/index.js';
import { Authenticate, Logout, Refresh, SessionTokens } from './application/sessions.js';
import { ChangePassword } from './application/change-password.js';
import { LoginLimits } from './application/login-limits.js';
import { Login } from './application/login.js';
import type { AuthStores } from './application/ports.js';
import { VerifiedWrites } from './application/verified-writes.js';
import { authFeature, loginLimits, sessionLifetimes } from './feature.js';
import { accountsOf, reportUnknownHash } from './infrastructure/accounts.js';
import { createSessionRepository, refreshTokens } from './infrastructure/session-repository.js';
import { authRoutes } from './presentation/auth.routes.js';

export function createAuthModule(
  { settings, logger, database, failures, passwords }: Platform,
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
  const inspect = reportUnknownHash(logger);
  const verifiedWrites = new VerifiedWrites({ accounts, unitOfWork, passwords, inspect });
  const clock = systemClock;
  const authenticate = new Authenticate(accounts, sessions, accessTokens, systemClock);

  return {
    ...authFeature(sessions, settings),
    routes: authRoutes({
      login: new Login({ verifiedWrites, passwords, limits, tokens, lifetimes, ids: uuids, clock }),
      refresh: new Refresh(unitOfWork, refreshTokens, tokens, systemClock),
      logout: new Logout(sessions, systemClock),
      changePassword: new ChangePassword({
        accounts,
        verifiedWrites,
        passwords,
        assertGoodPassword,
        limits,
        clock,
      }),
    }),
    authenticate: (accessToken) => authenticate.execute(accessToken),
  };
}
