import { generateKeyPairSync } from 'node:crypto';
import {
  createAccessTokens,
  createPasswordHasher,
  isCommonPassword,
  readBearerToken,
} from '@repo/platform/auth';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';

const { privateKey } = generateKeyPairSync('ed25519');
const settings = { AUTH_SIGNING_KEY: privateKey, ACCESS_TOKEN_TTL_SECONDS: 60, service: 'test' };
const tokens = createAccessTokens(settings);
const session = { userId: 'u', sessionId: 's' };

describe('access tokens', () => {
  it('identifies the session and the user', async () => {
    await expect(tokens.verify(await tokens.issue(session))).resolves.toEqual(session);
  });

  it('rejects tokens signed by another key', async () => {
    const other = createAccessTokens({
      ...settings,
      AUTH_SIGNING_KEY: generateKeyPairSync('ed25519').privateKey,
    });
    await expect(tokens.verify(await other.issue(session))).rejects.toMatchObject({ code: 'token_invalid' });
  });

  it('rejects tokens of another audience', async () => {
    const other = createAccessTokens({ ...settings, service: 'other' });
    await expect(tokens.verify(await other.issue(session))).rejects.toMatchObject({ code: 'token_invalid' });
  });

  it('rejects tokens of another type', async () => {
    const idToken = await new SignJWT({ sid: 's' })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
      .setSubject('u')
      .setIssuer('test')
      .setAudience('test')
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(privateKey);
    await expect(tokens.verify(idToken)).rejects.toMatchObject({ code: 'token_invalid' });
  });

  it('reports an expired token', async () => {
    const expired = createAccessTokens({ ...settings, ACCESS_TOKEN_TTL_SECONDS: -1 });
    await expect(tokens.verify(await expired.issue(session))).rejects.toMatchObject({
      code: 'token_expired',
    });
  });

  it('rejects unsigned tokens', async () => {
    const [, payload] = (await tokens.issue(session)).split('.');
    const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    await expect(tokens.verify(`${header}.${payload}.`)).rejects.toMatchObject({ code: 'token_invalid' });
  });
});

describe('the authorization header', () => {
  it('accepts one bearer token', () => {
    expect(readBearerToken('Bearer abc.def')).toBe('abc.def');
    expect(readBearerToken('bearer abc')).toBe('abc');
  });

  it('distinguishes a missing from an invalid token', () => {
    expect(() => readBearerToken(undefined)).toThrow(expect.objectContaining({ code: 'unauthenticated' }));
    for (const bad of ['Basic abc', 'Bearer', 'Bearer a b', 'abc']) {
      expect(() => readBearerToken(bad)).toThrow(expect.objectContaining({ code: 'token_invalid' }));
    }
  });
});

describe('common passwords', () => {
  it.each(['123qweasdzxc', '123QweASDzxc', 'configuratio'])('contain %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each(['', 'correct horse battery', ' 123qweasdzxc', '123qweasdzxc\n1qaz2wsx3edc'])(
    'do not contain "%s"',
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );
});

describe('password hashes', () => {
  const hasher = createPasswordHasher();

  it('uses argon2id with a salt', async () => {
    const [one, two] = await Promise.all([hasher.hash('a password'), hasher.hash('a password')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(hasher.needsRehash(one)).toBe(false);
    expect(hasher.needsRehash(one.replace('t=2', 't=1'))).toBe(true);
  });

  it('verifies only the matching password, and none without a hash', async () => {
    const stored = await hasher.hash('a password');
    await expect(hasher.verify('a password', stored)).resolves.toBe(true);
    await expect(hasher.verify('another', stored)).resolves.toBe(false);
    await expect(hasher.verify('a password that nobody has', null)).resolves.toBe(false);
  });
});
