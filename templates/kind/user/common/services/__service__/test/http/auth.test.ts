import { describe, expect, it } from 'vitest';
import { signUp } from '../support/client.js';
import { newPerson } from '../support/factories.js';
import { target } from '../support/target.js';

const service = target();
const login = (json: object) => service.request('POST', '/api/v1/auth/login', { json });
const readMe = (authorization?: string) =>
  service.request('GET', '/api/v1/users/me', {
    headers: authorization === undefined ? {} : { authorization },
  });

describe('logging in', () => {
  it('returns tokens', async () => {
    const { user, password } = await signUp(service);
    const { status, body } = await login({ email: user.email.toUpperCase(), password });
    expect([status, body]).toEqual([
      200,
      {
        accessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        refreshToken: expect.stringMatching(/^[\w-]{43}$/),
        tokenType: 'Bearer',
        expiresIn: expect.any(Number),
      },
    ]);
  });

  it('answers identically for a wrong password, an unknown address and an invalid one', async () => {
    const { user } = await signUp(service);
    const answers = await Promise.all(
      [user.email, newPerson().email, 'nobody'].map((email) =>
        login({ email, password: 'not the password' }),
      ),
    );
    const [first, ...others] = answers.map(({ status, body }) => [status, { ...body, requestId: 'its own' }]);
    expect(first).toEqual([401, expect.objectContaining({ code: 'invalid_credentials' })]);
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('a bearer token', () => {
  it('is required', async () => {
    const { status, headers, body } = await readMe();
    expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'unauthenticated', 'Bearer']);
  });

  it('is rejected when it is malformed or tampered with', async () => {
    const { tokens } = await signUp(service);
    const tampered = tokens.accessToken.replace(/.{4}$/, 'AAAA');
    for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer x', `Bearer ${tampered}`]) {
      const { status, headers, body } = await readMe(authorization);
      expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'token_invalid', 'Bearer']);
    }
  });

  it('is checked after the route and before the body', async () => {
    const answer = await service.request('PATCH', '/api/v1/users/me', { body: '{' });
    expect(answer.status).toBe(405);
  });
});
