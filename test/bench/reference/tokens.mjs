import { createHash, createPublicKey, randomBytes, randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, jwtVerify, SignJWT } from 'jose';
import { HttpError } from './contract.mjs';

const issuer = 'user-service';

/** Returns functions that issue and verify short-lived access tokens, signed with Ed25519. */
export async function createAccessTokens({ AUTH_SIGNING_KEY: privateKey, ACCESS_TOKEN_TTL_SECONDS }) {
  const publicKey = createPublicKey(privateKey);
  const kid = await calculateJwkThumbprint(await exportJWK(publicKey));

  return {
    lifetimeSeconds: ACCESS_TOKEN_TTL_SECONDS,

    issue({ userId, sessionId }) {
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(issuer)
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(`${ACCESS_TOKEN_TTL_SECONDS}s`)
        .sign(privateKey);
    },

    /** @param {string | undefined} authorization the Authorization header */
    async verify(authorization) {
      const headers = { 'www-authenticate': 'Bearer' };
      if (!authorization) throw new HttpError(401, 'unauthenticated', 'A bearer token is required.', headers);
      const token = authorization.replace(/^bearer +/i, '');
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: ['EdDSA'],
          typ: 'at+jwt',
          issuer,
          audience: issuer,
          requiredClaims: ['sub', 'sid', 'exp', 'iat'],
        });
        return { userId: payload.sub, sessionId: payload.sid };
      } catch (error) {
        const code = error.code === 'ERR_JWT_EXPIRED' ? 'token_expired' : 'token_invalid';
        throw new HttpError(401, code, 'The access token is not valid.', headers);
      }
    },
  };
}

/** Returns a refresh token and the hash that is stored. */
export function createRefreshToken() {
  const refreshToken = randomBytes(32).toString('base64url');
  return { refreshToken, tokenHash: createHash('sha256').update(refreshToken).digest('base64url') };
}
