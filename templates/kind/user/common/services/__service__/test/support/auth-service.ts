import { generateKeyPairSync } from 'node:crypto';
import { createAccessTokens } from '@repo/platform/auth';
import type { PasswordHasher } from '@repo/platform/auth';
import type { Counter } from '@repo/platform/cache';
import type { Database, Session } from '@repo/platform/database';
import { normalizeEmail } from '@repo/platform/fields';
import { systemClock, uuids } from '@repo/platform/runtime';
import { ChangePassword } from '../../src/modules/auth/application/change-password.js';
import { LoginLimits } from '../../src/modules/auth/application/login-limits.js';
import { Login } from '../../src/modules/auth/application/login.js';
import type { Account, AuthStores } from '../../src/modules/auth/application/ports.js';
import { SessionTokens } from '../../src/modules/auth/application/sessions.js';
import { VerifiedWrites } from '../../src/modules/auth/application/verified-writes.js';
import { accountsOf } from '../../src/modules/auth/infrastructure/accounts.js';
import {
  createSessionRepository,
  refreshTokens,
} from '../../src/modules/auth/infrastructure/session-repository.js';
import { createUserRepository } from '../../src/modules/users/infrastructure/user-repository.js';
import { createFakeCounter } from './fakes.js';

export interface AuthServiceOptions {
  passwords: PasswordHasher;
  counter?: Counter;
  inspect?: (account: Account) => void;
}

/** Creates the password use cases on the real stores of a database, with a limit of five failures. */
export function createAuthService(
  database: Database<Session>,
  { passwords, counter = createFakeCounter(), inspect = () => {} }: AuthServiceOptions,
) {
  const storesOf = (session: Session): AuthStores => ({
    accounts: accountsOf(createUserRepository(session), normalizeEmail),
    sessions: createSessionRepository(session),
  });
  const unitOfWork = database.unitOfWork(storesOf);
  const { accounts, sessions } = storesOf(database.session);
  const { privateKey } = generateKeyPairSync('ed25519');
  const accessTokens = createAccessTokens({
    AUTH_SIGNING_KEY: privateKey,
    ACCESS_TOKEN_TTL_SECONDS: 60,
    service: 'test',
  });
  const lifetimes = { absoluteSeconds: 3_600, idleSeconds: 3_600, maxPerUser: 100 };
  const tokens = new SessionTokens(accessTokens, refreshTokens, lifetimes);
  const limits = new LoginLimits(counter, {
    failuresPerAccount: 5,
    failuresPerAddress: 1_000,
    windowSeconds: 60,
  });
  const verifiedWrites = new VerifiedWrites({ accounts, unitOfWork, passwords, inspect });
  const [ids, clock, assertGoodPassword] = [uuids, systemClock, () => {}];
  return {
    sessions,
    accessTokens,
    login: new Login({ verifiedWrites, passwords, limits, tokens, lifetimes, ids, clock }),
    changePassword: new ChangePassword({
      accounts,
      verifiedWrites,
      passwords,
      assertGoodPassword,
      limits,
      clock,
    }),
  };
}
