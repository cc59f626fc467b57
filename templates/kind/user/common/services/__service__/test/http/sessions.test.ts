import { describe, expect, it } from 'vitest';
import { logIn, signUp } from '../support/client.js';
import type { SignedIn } from '../support/client.js';
import { target } from '../support/target.js';

const service = target();
const auth = '/api/v1/auth';
const refresh = (refreshToken: string) =>
  service.request('POST', `${auth}/refresh`, { json: { refreshToken } });
const readMe = async ({ accessToken }: SignedIn['tokens']) => {
  const { status, body } = await service.request('GET', '/api/v1/users/me', { token: accessToken });
  return status === 200 ? 200 : [status, body.code];
};
const ended = [401, 'token_invalid'];

describe('refreshing', () => {
  it('rotates both tokens, and keeps the earlier access token valid', async () => {
    const { tokens } = await signUp(service);
    const { status, body } = await refresh(tokens.refreshToken);
    expect([status, body.tokenType, body.expiresIn]).toEqual([200, 'Bearer', tokens.expiresIn]);
    expect(body.refreshToken).not.toBe(tokens.refreshToken);
    expect(body.accessToken).not.toBe(tokens.accessToken);
    expect([await readMe(tokens), await readMe(body)]).toEqual([200, 200]);
  });

  it('revokes the session family when a consumed token is reused', async () => {
    const { tokens } = await signUp(service);
    const { body: rotated } = await refresh(tokens.refreshToken);
    const again = await refresh(tokens.refreshToken);
    expect([again.status, again.body.code]).toEqual([401, 'refresh_reused']);
    expect([await readMe(tokens), await readMe(rotated)]).toEqual([ended, ended]);
    const child = await refresh(rotated.refreshToken);
    expect([child.status, child.body.code]).toEqual([401, 'token_invalid']);
  });

  it('allows one of 20 concurrent refreshes, then revokes the session family', async () => {
    const { tokens } = await signUp(service);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(tokens.refreshToken)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ status }) => status !== 200).map(({ body }) => body.code);
    expect(new Set(lost)).toEqual(new Set(['refresh_reused']));
    expect([await readMe(tokens), await readMe(won[0]?.body)]).toEqual([ended, ended]);
  });

  it('keeps other sessions of the user', async () => {
    const { user, password, tokens } = await signUp(service);
    const other = await logIn(service, { email: user.email, password });
    await refresh(tokens.refreshToken);
    await refresh(tokens.refreshToken);
    expect([await readMe(tokens), await readMe(other)]).toEqual([ended, 200]);
  });

  it.each(['x', '*', '%', 'a'.repeat(43)])('rejects the unknown token %s', async (token) => {
    const { status, headers, body } = await refresh(token);
    expect([status, body.code, headers.get('www-authenticate')]).toEqual([401, 'token_invalid', 'Bearer']);
  });
});

describe('logging out', () => {
  it('ends the session at once, for access and refresh token', async () => {
    const { user, password, tokens } = await signUp(service);
    const other = await logIn(service, { email: user.email, password });
    const { status, body } = await service.request('POST', `${auth}/logout`, { token: tokens.accessToken });
    expect([status, body]).toEqual([204, '']);
    expect([await readMe(tokens), await readMe(other)]).toEqual([ended, 200]);
    for (let time = 0; time < 3; time += 1)
      expect((await refresh(tokens.refreshToken)).body.code).toBe('token_invalid');
  });

  it('ends every session with logout-all', async () => {
    const { user, password, tokens } = await signUp(service);
    const other = await logIn(service, { email: user.email, password });
    const { status } = await service.request('POST', `${auth}/logout-all`, { token: tokens.accessToken });
    expect(status).toBe(204);
    expect([await readMe(tokens), await readMe(other)]).toEqual([ended, ended]);
  });
});

describe('changing the password', () => {
  const change = ({ user, tokens }: SignedIn, json: object, headers: Record<string, string> = {}) =>
    service.request('PUT', `/api/v1/users/${user.id}/password`, { json, headers, token: tokens.accessToken });
  const newPassword = 'a completely new secret';

  it('ends the other sessions and takes effect at once', async () => {
    const person = await signUp(service);
    const { email } = person.user;
    const other = await logIn(service, { email, password: person.password });
    const { status } = await change(person, { currentPassword: person.password, newPassword });
    expect(status).toBe(204);
    expect([await readMe(person.tokens), await readMe(other)]).toEqual([200, ended]);
    const old = await service.request('POST', `${auth}/login`, {
      json: { email, password: person.password },
    });
    expect([old.status, old.body.code]).toEqual([401, 'invalid_credentials']);
    await expect(logIn(service, { email, password: newPassword })).resolves.toBeDefined();
  });

  it('requires the current password', async () => {
    const person = await signUp(service);
    const { status, body } = await change(person, { currentPassword: 'not this one', newPassword });
    expect([status, body.code]).toEqual([401, 'invalid_credentials']);
    expect(await readMe(person.tokens)).toBe(200);
  });

  it('rejects a new password that is short, common or contains the username', async () => {
    const person = await signUp(service);
    for (const [bad, code] of [
      ['short', 'password_length'],
      ['Qwerty123456', 'password_too_common'],
      [`xx${person.user.username}xx`, 'password_contains_identity'],
    ]) {
      const { status, body } = await change(person, { currentPassword: person.password, newPassword: bad });
      expect([status, body.errors]).toEqual([
        422,
        [{ path: '/newPassword', code, message: expect.any(String) }],
      ]);
    }
  });

  it('is allowed for the own user only', async () => {
    const [person, other] = [await signUp(service), await signUp(service)];
    const { status, body } = await change(
      { ...person, user: other.user },
      { currentPassword: person.password, newPassword },
    );
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it('honors if-match', async () => {
    const person = await signUp(service);
    const stale = await change(
      person,
      { currentPassword: person.password, newPassword },
      { 'if-match': '"7"' },
    );
    expect([stale.status, stale.body.code]).toEqual([412, 'precondition_failed']);
    await expect(logIn(service, { ...person.user, password: person.password })).resolves.toBeDefined();
  });
});
