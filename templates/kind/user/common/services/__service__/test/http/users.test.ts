import { describe, expect, it } from 'vitest';
import { logIn, signUp } from '../support/client.js';
import { newPerson } from '../support/factories.js';
import { admin } from '../support/service.js';
import { target } from '../support/target.js';

const service = target();
const users = '/api/v1/users';
const register = (json: object) => service.request('POST', users, { json });

describe('registering', () => {
  it('creates a user and returns its location', async () => {
    const { email, username, password } = newPerson();
    const { status, headers, body } = await register({
      email: ` ${email.toUpperCase()} `,
      username,
      password,
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      email,
      username,
      roles: ['user'],
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: body.createdAt,
    });
    expect(headers.get('location')).toBe(`${users}/${body.id}`);
  });

  it('rejects a duplicate address or username, ignoring case', async () => {
    const person = newPerson();
    await register(person);
    const sameEmail = await register(newPerson({ email: person.email.toUpperCase() }));
    expect([sameEmail.status, sameEmail.body.code]).toEqual([409, 'email_taken']);
    const sameName = await register(newPerson({ username: person.username.toUpperCase() }));
    expect([sameName.status, sameName.body.code]).toEqual([409, 'username_taken']);
  });

  it('accepts one of fifty concurrent registrations of an address', async () => {
    const { email } = newPerson();
    const answers = await Promise.all(Array.from({ length: 50 }, () => register(newPerson({ email }))));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
  });

  it.each([
    ['email', ''],
    ['email', 'a@b'],
    ['email', 'ä@example.com'],
    ['email', '\u212A@example.com'],
    ['email', `${'a'.repeat(250)}@example.com`],
    ['email', 'a@example.com\nb@example.com'],
    ['email', null],
    ['username', 'ab'],
    ['username', 'a'.repeat(31)],
    ['username', 'with space'],
    ['username', 'ünïcode'],
    ['password', 'x'.repeat(11)],
    ['password', 'x'.repeat(129)],
    ['password', '😀'.repeat(6)],
    ['password', 123_456_789_012],
  ])('rejects the %s %j', async (key, value) => {
    const { status, body } = await register({ ...newPerson(), [key]: value });
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([422, 'validation_failed', `/${key}`]);
  });

  it('accepts a password of 128 characters of any byte length', async () => {
    const { status } = await register(newPerson({ password: '😀'.repeat(128) }));
    expect(status).toBe(201);
  });

  it.each(['Qwerty123456', 'password1234', '123456789012'])(
    'rejects the common password %s',
    async (password) => {
      const { status, body } = await register(newPerson({ password }));
      expect([status, body.errors]).toEqual([
        422,
        [{ path: '/password', code: 'password_too_common', message: expect.any(String) }],
      ]);
    },
  );

  it('rejects a password that contains the username or the address', async () => {
    const person = newPerson();
    const { status, body } = await register({ ...person, password: `xx${person.username.toUpperCase()}xx` });
    expect([status, body.errors]).toEqual([
      422,
      [{ path: '/password', code: 'password_contains_identity', message: expect.any(String) }],
    ]);
  });
});

describe('reading users', () => {
  it('shows the own user under both paths, with a strong entity tag', async () => {
    const { user, tokens } = await signUp(service);
    for (const path of [`${users}/me`, `${users}/${user.id}`]) {
      const { status, headers, body } = await service.request('GET', path, { token: tokens.accessToken });
      expect([status, body]).toEqual([200, user]);
      expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('hides other users, existing or not', async () => {
    const [{ tokens }, other] = await Promise.all([signUp(service), signUp(service)]);
    for (const id of [other.user.id, '01900000-0000-7000-8000-000000000000', 'x']) {
      const { status, body } = await service.request('GET', `${users}/${id}`, { token: tokens.accessToken });
      expect([status, body.code]).toEqual([403, 'forbidden']);
    }
  });

  it('shows any user with the permission, and 404 for an unknown one', async () => {
    const { user } = await signUp(service);
    const { accessToken: token } = await logIn(service, admin);
    expect((await service.request('GET', `${users}/${user.id}`, { token })).body).toEqual(user);
    for (const id of ['01900000-0000-7000-8000-000000000000', 'x', '%00']) {
      const { status, body } = await service.request('GET', `${users}/${id}`, { token });
      expect([status, body.code]).toEqual([404, 'not_found']);
    }
  });
});
