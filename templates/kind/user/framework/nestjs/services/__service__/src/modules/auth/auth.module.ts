import { Module } from '@nestjs/common';
import { createAccessTokens } from '@repo/platform/auth';
import type { AccessTokens } from '@repo/platform/auth';
import { createCounter } from '@repo/platform/cache';
import type { UnitOfWork } from '@repo/platform/database';
import { normalizeEmail } from '@repo/platform/fields';
import { systemClock as clock, uuids as ids } from '@repo/platform/runtime';
import { provide, token } from '@repo/platform/server';
import { DATABASE, FAILURES, FEATURE, LOGGER, PASSWORDS, SETTINGS } from '../../platform.module.js';
import { PASSWORD_RULES, USER_REPOSITORIES, UsersModule } from '../users/index.js';
import { ChangePassword } from './application/change-password.js';
import { LoginLimits } from './application/login-limits.js';
import { Login } from './application/login.js';
import type { Accounts, AuthStores, SessionRepository } from './application/ports.js';
import { Authenticate, Logout, Refresh, SessionTokens } from './application/sessions.js';
import { VerifiedWrites } from './application/verified-writes.js';
import { authFeature, loginLimits, sessionLifetimes } from './feature.js';
import { accountsOf, reportUnknownHash } from './infrastructure/accounts.js';
import { createSessionRepository, refreshTokens } from './infrastructure/session-repository.js';
import { AuthController, PasswordController } from './presentation/auth.controller.js';

const ACCOUNTS = token<Accounts>('ACCOUNTS');
const SESSIONS = token<SessionRepository>('SESSIONS');
const UNIT_OF_WORK = token<UnitOfWork<AuthStores>>('UNIT_OF_WORK');
const ACCESS_TOKENS = token<AccessTokens>('ACCESS_TOKENS');

@Module({
  imports: [UsersModule],
  controllers: [AuthController, PasswordController],
  providers: [
    provide(ACCESS_TOKENS, [SETTINGS], createAccessTokens),
    provide(ACCOUNTS, [DATABASE, USER_REPOSITORIES], ({ session }, usersOf) => {
      return accountsOf(usersOf(session), normalizeEmail);
    }),
    provide(SESSIONS, [DATABASE], ({ session }) => createSessionRepository(session)),
    provide(UNIT_OF_WORK, [DATABASE, USER_REPOSITORIES], (database, usersOf) => {
      return database.unitOfWork((session) => ({
        accounts: accountsOf(usersOf(session), normalizeEmail),
        sessions: createSessionRepository(session),
      }));
    }),
    provide(SessionTokens, [ACCESS_TOKENS, SETTINGS], (accessTokens, settings) => {
      return new SessionTokens(accessTokens, refreshTokens, sessionLifetimes(settings));
    }),
    provide(LoginLimits, [FAILURES, SETTINGS], (failures, settings) => {
      return new LoginLimits(createCounter(failures), loginLimits(settings));
    }),
    provide(Authenticate, [ACCOUNTS, SESSIONS, ACCESS_TOKENS], (accounts, sessions, accessTokens) => {
      return new Authenticate(accounts, sessions, accessTokens, clock);
    }),
    provide(
      VerifiedWrites,
      [ACCOUNTS, UNIT_OF_WORK, PASSWORDS, LOGGER],
      (accounts, unitOfWork, passwords, logger) =>
        new VerifiedWrites({ accounts, unitOfWork, passwords, inspect: reportUnknownHash(logger) }),
    ),
    provide(
      Login,
      [VerifiedWrites, PASSWORDS, LoginLimits, SessionTokens, SETTINGS],
      (verifiedWrites, passwords, limits, tokens, settings) => {
        const lifetimes = sessionLifetimes(settings);
        return new Login({ verifiedWrites, passwords, limits, tokens, lifetimes, ids, clock });
      },
    ),
    provide(Refresh, [UNIT_OF_WORK, SessionTokens], (unitOfWork, tokens) => {
      return new Refresh(unitOfWork, refreshTokens, tokens, clock);
    }),
    provide(Logout, [SESSIONS], (sessions) => new Logout(sessions, clock)),
    provide(
      ChangePassword,
      [ACCOUNTS, VerifiedWrites, PASSWORDS, PASSWORD_RULES, LoginLimits],
      (accounts, verifiedWrites, passwords, assertGoodPassword, limits) =>
        new ChangePassword({ accounts, verifiedWrites, passwords, assertGoodPassword, limits, clock }),
    ),
    provide(FEATURE, [SESSIONS, SETTINGS], authFeature),
  ],
  exports: [Authenticate],
})
export class AuthModule {}
