import { hash, verify } from '@node-rs/argon2';
import { HttpError } from './contract.mjs';
import { createLoginLimits } from './login-limits.mjs';
import { createStore, takenColumn } from './store.mjs';
import { createAccessTokens, createRefreshToken } from './tokens.mjs';

const argon2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Returns the use cases of the service, independent of the framework. */
export async function createService(settings) {
  const store = createStore(settings.DATABASE_URL);
  const accessTokens = await createAccessTokens(settings);
  const limits = createLoginLimits(settings);
  const decoy = await hash('a password that nobody has', argon2);

  return {
    async register({ email, username, password }, traceparent) {
      const passwordHash = await hash(password, argon2);
      try {
        return await store.addUser({ email, username, passwordHash, traceparent });
      } catch (error) {
        const column = takenColumn(error);
        if (column === 'email') throw new HttpError(409, 'email_taken', 'The address is taken.');
        if (column === 'username_key') throw new HttpError(409, 'username_taken', 'The name is taken.');
        throw error;
      }
    },

    async login({ email, password }, address) {
      const account = email.trim().toLowerCase();
      limits.assertOpen(account, address);
      const user = await store.findUserByEmail(account);
      const matches = await verify(user?.password_hash ?? decoy, password);
      if (!user || !matches) {
        limits.failed(account, address);
        throw new HttpError(401, 'invalid_credentials', 'The address or the password is wrong.');
      }
      limits.succeeded(account);
      const { refreshToken, tokenHash } = createRefreshToken();
      const sessionId = await store.addSession({
        userId: user.id,
        tokenHash,
        expiresAt: secondsFromNow(settings.REFRESH_TOKEN_TTL_SECONDS),
        tokenExpiresAt: secondsFromNow(settings.REFRESH_TOKEN_IDLE_SECONDS),
      });
      const accessToken = await accessTokens.issue({ userId: user.id, sessionId });
      return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: accessTokens.lifetimeSeconds };
    },

    /** @param {string | undefined} authorization the Authorization header */
    async authenticate(authorization) {
      const user = await store.findUserOfSession(await accessTokens.verify(authorization));
      if (user) return user;
      const headers = { 'www-authenticate': 'Bearer' };
      throw new HttpError(401, 'token_invalid', 'The session has ended.', headers);
    },

    close: () => store.close(),
  };
}

/** Returns the public view of a user. */
export function toUserView({ id, email, username, roles, created_at, updated_at }) {
  return { id, email, username, roles: JSON.parse(roles), createdAt: created_at, updatedAt: updated_at };
}

function secondsFromNow(seconds) {
  return new Date(Date.now() + seconds * 1000);
}
