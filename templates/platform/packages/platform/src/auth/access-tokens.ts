import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, errors, exportJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { integer } from '../config/index.js';
import { AuthenticationError } from '../errors/index.js';

const algorithm = 'EdDSA';
const type = 'at+jwt';

export const authSettings = {
  AUTH_SIGNING_KEY: z.string().transform((text, context) => readKey(text) ?? fault(context)),
  ACCESS_TOKEN_TTL_SECONDS: integer(1, 86_400).prefault('900'),
};

export interface SessionReference {
  userId: string;
  sessionId: string;
}

/** Short-lived tokens that carry the ids of a user and a session, and nothing else. */
export interface AccessTokens {
  readonly lifetimeSeconds: number;
  issue(session: SessionReference): Promise<string>;
  /** @throws AuthenticationError `token_expired` or `token_invalid` */
  verify(token: string): Promise<SessionReference>;
}

/**
 * JWTs signed with Ed25519. Verification checks type, issuer, audience and algorithm (OWASP ASVS 5, 9.1 and 9.2).
 */
export function createAccessTokens(settings: {
  AUTH_SIGNING_KEY: KeyObject;
  ACCESS_TOKEN_TTL_SECONDS: number;
  service: string;
}): AccessTokens {
  const privateKey = settings.AUTH_SIGNING_KEY;
  const publicKey = createPublicKey(privateKey);
  const keyId = exportJWK(publicKey).then((jwk) => calculateJwkThumbprint(jwk));
  const issuer = settings.service;
  const lifetimeSeconds = settings.ACCESS_TOKEN_TTL_SECONDS;

  return {
    lifetimeSeconds,

    async issue({ userId, sessionId }) {
      return new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm, typ: type, kid: await keyId })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(issuer)
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(`${lifetimeSeconds}s`)
        .sign(privateKey);
    },

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: [algorithm],
          typ: type,
          issuer,
          audience: issuer,
          requiredClaims: ['sub', 'sid', 'exp', 'iat'],
        });
        return { userId: String(payload.sub), sessionId: String(payload['sid']) };
      } catch (error) {
        if (error instanceof errors.JWTExpired) {
          throw new AuthenticationError('token_expired', 'The access token has expired.');
        }
        throw new AuthenticationError('token_invalid', 'The access token is invalid.');
      }
    },
  };
}

function readKey(text: string): KeyObject | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

function fault(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'is not an Ed25519 private key (PKCS #8, DER, base64)' });
  return z.NEVER;
}
