import { Inject, Module } from '@nestjs/common';
import { createAccessTokens } from '@repo/platform/auth';
import type { AccessTokens, PasswordHasher } from '@repo/platform/auth';
import { createCounter } from '@repo/platform/cache';
import type { Cache } from '@repo/platform/cache';
import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { normalizeEmail } from '@repo/platform/fields';
import type { Logger } from '@repo/platform/logging';
import { systemClock, uuids } from '@repo/platform/runtime';
import type { Feature } from '../../feature.js';
import { DATABASE, FAILURES, LOGGER, PASSWORDS, SETTINGS } from '../../platform.module.js';
import { FeatureModule } from '../../registry.module.js';
import type { Settings } from '../../settings.js';
import { PASSWORD_RULES, USER_REPOSITORIES, UsersModule } from '../users/index.js';
import type { PasswordRules, UserRepositories } from '../users/index.js';
import { Authenticate } from './application/authenticate.js';
import { ChangePassword } from './application/change-password.js';
import { LoginLimits } from './application/login-limits.js';
import { Login } from './application/login.js';
import { Logout } from './application/logout.js';
import type { Accounts, AuthStores, SessionRepository } from './application/ports.js';
import { Refresh } from './application/refresh.js';
import { SessionTokens } from './application/session-tokens.js';
import { VerifiedWrites } from './application/verified-writes.js';
import { authFeature } from './feature.js';
import { accountsOf } from './infrastructure/accounts.js';
import { refreshTokens } from './infrastructure/refresh-tokens.js';
import { reportUnknownHash } from './infrastructure/report-unknown-hash.js';
import { createSessionRepository } from './infrastructure/session-repository.js';
import { loginLimits, sessionLifetimes } from './limits.js';
import { AuthController } from './presentation/auth.controller.js';

const ACCOUNTS = Symbol('ACCOUNTS');
const SESSIONS = Symbol('SESSIONS');
const UNIT_OF_WORK = Symbol('UNIT_OF_WORK');
const ACCESS_TOKENS = Symbol('ACCESS_TOKENS');

@Module({
  imports: [UsersModule],
  controllers: [AuthController],
  providers: [
    { provide: ACCESS_TOKENS, inject: [SETTINGS], useFactory: createAccessTokens },
    {
      provide: ACCOUNTS,
      inject: [DATABASE, USER_REPOSITORIES],
      useFactory: ({ session }: Database<Session>, usersOf: UserRepositories) =>
        accountsOf(usersOf(session), normalizeEmail),
    },
    {
      provide: SESSIONS,
      inject: [DATABASE],
      useFactory: ({ session }: Database<Session>) => createSessionRepository(session),
    },
    {
      provide: UNIT_OF_WORK,
      inject: [DATABASE, USER_REPOSITORIES],
      useFactory: (database: Database<Session>, usersOf: UserRepositories) =>
        database.unitOfWork<AuthStores>((session) => ({
          accounts: accountsOf(usersOf(session), normalizeEmail),
          sessions: createSessionRepository(session),
        })),
    },
    {
      provide: SessionTokens,
      inject: [ACCESS_TOKENS, SETTINGS],
      useFactory: (accessTokens: AccessTokens, settings: Settings) =>
        new SessionTokens(accessTokens, refreshTokens, sessionLifetimes(settings)),
    },
    {
      provide: LoginLimits,
      inject: [FAILURES, SETTINGS],
      useFactory: (failures: Cache, settings: Settings) =>
        new LoginLimits(createCounter(failures), loginLimits(settings)),
    },
    {
      provide: Authenticate,
      inject: [ACCOUNTS, SESSIONS, ACCESS_TOKENS],
      useFactory: (accounts: Accounts, sessions: SessionRepository, accessTokens: AccessTokens) =>
        new Authenticate(accounts, sessions, accessTokens, systemClock),
    },
    {
      provide: VerifiedWrites,
      inject: [ACCOUNTS, UNIT_OF_WORK, PASSWORDS, LOGGER],
      useFactory: (
        accounts: Accounts,
        unitOfWork: UnitOfWork<AuthStores>,
        passwords: PasswordHasher,
        logger: Logger,
      ) => new VerifiedWrites({ accounts, unitOfWork, passwords, inspect: reportUnknownHash(logger) }),
    },
    {
      provide: Login,
      inject: [VerifiedWrites, PASSWORDS, LoginLimits, SessionTokens, SETTINGS],
      useFactory: (
        verifiedWrites: VerifiedWrites,
        passwords: PasswordHasher,
        limits: LoginLimits,
        tokens: SessionTokens,
        settings: Settings,
      ) => {
        const [lifetimes, ids, clock] = [sessionLifetimes(settings), uuids, systemClock];
        return new Login({ verifiedWrites, passwords, limits, tokens, lifetimes, ids, clock });
      },
    },
    {
      provide: Refresh,
      inject: [UNIT_OF_WORK, SessionTokens],
      useFactory: (unitOfWork: UnitOfWork<AuthStores>, tokens: SessionTokens) =>
        new Refresh(unitOfWork, refreshTokens, tokens, systemClock),
    },
    {
      provide: Logout,
      inject: [SESSIONS],
      useFactory: (sessions: SessionRepository) => new Logout(sessions, systemClock),
    },
    {
      provide: ChangePassword,
      inject: [ACCOUNTS, VerifiedWrites, PASSWORDS, PASSWORD_RULES, LoginLimits],
      useFactory: (
        accounts: Accounts,
        verifiedWrites: VerifiedWrites,
        passwords: PasswordHasher,
        assertGoodPassword: PasswordRules,
        limits: LoginLimits,
      ) => {
        const clock = systemClock;
        return new ChangePassword({
          accounts,
          verifiedWrites,
          passwords,
          assertGoodPassword,
          limits,
          clock,
        });
      },
    },
  ],
  exports: [Authenticate],
})
export class AuthModule extends FeatureModule {
  readonly feature: Feature;

  constructor(@Inject(SESSIONS) sessions: SessionRepository, @Inject(SETTINGS) settings: Settings) {
    super();
    this.feature = authFeature(sessions, settings);
  }
}
