import { beforeAll, describe, expect, it } from 'vitest';
import { logIn, signUp } from '../support/client.js';
import type { SignedIn } from '../support/client.js';
import { newProfile } from '../support/factories.js';
import { admin } from '../support/service.js';
import { target } from '../support/target.js';

const service = target();
const users = '/api/v1/users';
const unknownId = '01900000-0000-7000-8000-000000000000';

let token: string;
beforeAll(async () => {
  token = (await logIn(service, admin)).accessToken;
});

const put = (path: string, json: object, by = token, headers: Record<string, string> = {}) =>
  service.request('PUT', `${users}/${path}`, { json, token: by, headers });
const assign = ({ user }: SignedIn, roles: string[]) => put(`${user.id}/roles`, { roles });

describe('a role assignment', () => {
  it('takes effect on the next request, granted and revoked', async () => {
    const person = await signUp(service);
    const list = async () =>
      (await service.request('GET', users, { token: person.tokens.accessToken })).status;
    expect(await list()).toBe(403);
    const { status, body } = await assign(person, ['manager']);
    expect([status, body.roles]).toEqual([200, ['manager']]);
    expect(await list()).toBe(200);
    await assign(person, ['user']);
    expect(await list()).toBe(403);
  });

  it('grants inherited permissions and no others', async () => {
    const [manager, other] = [await signUp(service), await signUp(service)];
    await assign(manager, ['manager']);
    const by = manager.tokens.accessToken;
    expect((await service.request('GET', `${users}/${other.user.id}`, { token: by })).status).toBe(200);
    expect((await put(other.user.id, { email: 'x@example.com', username: 'xyz' }, by)).status).toBe(403);
    expect((await put(`${other.user.id}/roles`, { roles: [] }, by)).status).toBe(403);
    expect((await service.request('DELETE', `${users}/${other.user.id}`, { token: by })).status).toBe(403);
  });

  it.each([[['emperor']], [['constructor']], ['admin'], [null], [[7]]])(
    'are known ones, not %j',
    async (roles) => {
      const person = await signUp(service);
      const { status, body } = await put(`${person.user.id}/roles`, { roles });
      expect([status, body.code]).toEqual([422, 'validation_failed']);
    },
  );

  it('rejects an unauthorized request before validating its body', async () => {
    const { user, tokens } = await signUp(service);
    const options = { body: '{', token: tokens.accessToken, headers: { 'content-type': 'text/plain' } };
    expect((await service.request('PUT', `${users}/${user.id}/roles`, options)).status).toBe(403);
  });

  it('answers 404 when assigning roles to an unknown user', async () => {
    expect((await put(`${unknownId}/roles`, { roles: ['user'] })).status).toBe(404);
  });
});

describe('changing a user', () => {
  it('is allowed for the own user and with the permission', async () => {
    const [person, stranger] = [await signUp(service), await signUp(service)];
    const profile = newProfile();
    const change = (by: string) => put(person.user.id, profile, by);
    expect((await change(stranger.tokens.accessToken)).status).toBe(403);
    const { status, headers, body } = await change(person.tokens.accessToken);
    const { updatedAt } = body;
    expect([status, body]).toEqual([200, { ...person.user, ...profile, updatedAt }]);
    expect(headers.get('etag')).toBe('"2"');
    expect((await change(token)).status).toBe(200);
  });

  it('rejects the values of another user, but accepts its own', async () => {
    const [person, other] = [await signUp(service), await signUp(service)];
    const { email, username } = person.user;
    const taken = await put(person.user.id, { email: other.user.email, username });
    expect([taken.status, taken.body.code]).toEqual([409, 'email_taken']);
    const name = await put(person.user.id, { email, username: other.user.username.toUpperCase() });
    expect([name.status, name.body.code]).toEqual([409, 'username_taken']);
    expect((await put(person.user.id, { email, username: username.toUpperCase() })).status).toBe(200);
  });

  it('applies only to the expected version', async () => {
    const { user, tokens } = await signUp(service);
    const profile = { email: user.email, username: user.username };
    const change = (ifMatch: string) => put(user.id, profile, tokens.accessToken, { 'if-match': ifMatch });
    expect((await change('"1"')).status).toBe(200);
    for (const stale of ['"1"', 'W/"2"', '"x"', '2']) {
      const { status, body } = await change(stale);
      expect([status, body.code]).toEqual([412, 'precondition_failed']);
    }
    expect((await change('"7", "2"')).status).toBe(200);
    expect((await change('*')).status).toBe(200);
  });

  it('accepts one of concurrent updates with if-match, and all without it, without mixing them', async () => {
    const { user } = await signUp(service);
    const profiles = Array.from({ length: 20 }, () => newProfile());
    const conditional = await Promise.all(
      profiles.map((json) => put(user.id, json, token, { 'if-match': '"1"' })),
    );
    expect(conditional.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 412),
    ]);
    const plain = await Promise.all(profiles.map((json) => put(user.id, json)));
    expect(new Set(plain.map(({ status }) => status))).toEqual(new Set([200]));
    const { body } = await service.request('GET', `${users}/${user.id}`, { token });
    expect(profiles).toContainEqual({ email: body.email, username: body.username });
  });
});

describe('the order of checks', () => {
  it('checks 422, 403 of ownership, 404 and 412 in this order', async () => {
    const [person, other] = [await signUp(service), await signUp(service)];
    const by = person.tokens.accessToken;
    const profile = { email: 'a@example.com', username: 'abc' };
    const stale = { 'if-match': '"9"' };
    expect((await put(other.user.id, { email: 1 }, by, stale)).status).toBe(422);
    expect((await put(other.user.id, profile, by, stale)).status).toBe(403);
    expect((await put(unknownId, profile, token, stale)).status).toBe(404);
    expect((await put('x', profile, token, stale)).status).toBe(404);
    expect((await put(other.user.id, profile, token, stale)).status).toBe(412);
  });
});

describe('deleting a user', () => {
  it('ends the sessions of the user, and answers 404 to a second deletion', async () => {
    const { user, password, tokens } = await signUp(service);
    const remove = () => service.request('DELETE', `${users}/${user.id}`, { token });
    expect((await remove()).status).toBe(204);
    const me = await service.request('GET', `${users}/me`, { token: tokens.accessToken });
    expect([me.status, me.body.code]).toEqual([401, 'token_invalid']);
    const again = await service.request('POST', '/api/v1/auth/refresh', {
      json: { refreshToken: tokens.refreshToken },
    });
    expect(again.status).toBe(401);
    const login = await service.request('POST', '/api/v1/auth/login', {
      json: { email: user.email, password },
    });
    expect(login.status).toBe(401);
    expect((await remove()).status).toBe(404);
    expect((await service.request('DELETE', `${users}/x`, { token })).status).toBe(404);
  });

  it('applies to the version of if-match', async () => {
    const remove = (id: string, ifMatch: string) =>
      service.request('DELETE', `${users}/${id}`, { token, headers: { 'if-match': ifMatch } });
    for (const current of ['"1"', '"7", "1"', '*']) {
      const { user } = await signUp(service);
      for (const stale of ['"99"', 'W/"1"', 'x']) {
        const { status, body } = await remove(user.id, stale);
        expect([status, body.code]).toEqual([412, 'precondition_failed']);
      }
      expect((await remove(user.id, current)).status).toBe(204);
      expect((await remove(user.id, '"99"')).status).toBe(404);
    }
  });

  it('is allowed for the own user, and releases address and username', async () => {
    const { user, tokens, password } = await signUp(service);
    const byItself = await service.request('DELETE', `${users}/${user.id}`, { token: tokens.accessToken });
    expect(byItself.status).toBe(204);
    const { email, username } = user;
    expect((await service.request('POST', users, { json: { email, username, password } })).status).toBe(201);
  });
});
