import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newPerson } from '../support/factories.js';
import { target } from '../support/target.js';

const service = target();
const register = (json: object, key: string) =>
  service.request('POST', '/api/v1/users', { json, headers: { 'idempotency-key': key } });

describe('an idempotency key', () => {
  it('replays the response, and marks it', async () => {
    const [person, key] = [newPerson(), randomUUID()];
    const first = await register(person, key);
    const again = await register(person, key);
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    for (const header of ['location', 'etag', 'content-type']) {
      expect(again.headers.get(header)).toBe(first.headers.get(header));
    }
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
  });

  it('replays an error response', async () => {
    const [person, key] = [newPerson(), randomUUID()];
    await register(person, randomUUID());
    const first = await register(person, key);
    const again = await register(person, key);
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([
      409,
      409,
      'true',
    ]);
    expect(again.body.code).toBe('email_taken');
  });

  it('rejects a key that is reused with another body', async () => {
    const key = randomUUID();
    await register(newPerson(), key);
    const { status, body } = await register(newPerson(), key);
    expect([status, body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(body.errors).not.toHaveLength(0);
  });

  it('is not claimed by an invalid request', async () => {
    const [person, key] = [newPerson(), randomUUID()];
    expect((await register({ ...person, email: 'x' }, key)).status).toBe(422);
    expect((await register(person, key)).status).toBe(201);
  });

  it('runs one of concurrent requests at a time', async () => {
    const [person, key] = [newPerson(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(person, key)));
    const fresh = answers.filter(({ headers }) => !headers.has('idempotency-replayed'));
    expect(fresh.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = answers
      .filter(({ status }) => status !== 201)
      .map(({ status, body }) => [status, body.code]);
    expect(others).toEqual(others.map(() => [409, 'idempotency_in_progress']));
    expect((await register(person, key)).headers.get('idempotency-replayed')).toBe('true');
  });

  it.each(['', 'x'.repeat(256), 'a b'])('is not %j', async (key) => {
    const { status, body } = await register(newPerson(), key);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
  });

  it('is ignored by operations that do not accept it', async () => {
    const login = () =>
      service.request('POST', '/api/v1/auth/login', {
        json: { email: 'a@example.com', password: 'x' },
        headers: { 'idempotency-key': 'same' },
      });
    await login();
    expect((await login()).headers.has('idempotency-replayed')).toBe(false);
  });
});
