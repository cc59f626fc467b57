import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { signUp } from '../../support/client.js';
import type { HttpClient } from '../../support/client.js';
import type { Answer } from '../../support/conformance.js';
import { newPerson } from '../../support/factories.js';
import { target } from '../../support/target.js';

const login = (service: HttpClient, email: string, password: string): Promise<Answer> =>
  service.request('POST', '/api/v1/auth/login', { json: { email, password } });

async function failures(service: HttpClient, email: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1)
    statuses.push((await login(service, email, 'a wrong guess')).status);
  return statuses;
}

describe('an account with failed logins', () => {
  const service = target({ LOGIN_FAILURES_PER_ACCOUNT: '3' });

  it('is locked, even for the right password', async () => {
    const { user, password } = await signUp(service);
    expect(await failures(service, user.email, 5)).toEqual([401, 401, 401, 429, 429]);
    const { status, body } = await login(service, user.email.toUpperCase(), password);
    expect([status, body.code]).toEqual([429, 'too_many_requests']);
  });

  it('counts failures of unknown accounts alike', async () => {
    expect(await failures(service, newPerson().email, 4)).toEqual([401, 401, 401, 429]);
  });

  it('resets the count after a success', async () => {
    const { user, password } = await signUp(service);
    for (let round = 0; round < 2; round += 1) {
      expect(await failures(service, user.email, 2)).toEqual([401, 401]);
      expect((await login(service, user.email, password)).status).toBe(200);
    }
  });

  it('limits concurrent guesses', async () => {
    const { user } = await signUp(service);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login(service, user.email, 'a wrong guess')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
  });

  it('does not lock out its signed-in owner from changing the password', async () => {
    const { user, password, tokens } = await signUp(service);
    expect(await failures(service, user.email, 4)).toEqual([401, 401, 401, 429]);
    const newPassword = 'another good password';
    const { status } = await service.request('PUT', `/api/v1/users/${user.id}/password`, {
      json: { currentPassword: password, newPassword },
      token: tokens.accessToken,
    });
    expect(status).toBe(204);
    expect((await login(service, user.email, newPassword)).status).toBe(200);
  });

  it('counts wrong current passwords', async () => {
    const { user, password, tokens } = await signUp(service);
    const change = (currentPassword: string) =>
      service.request('PUT', `/api/v1/users/${user.id}/password`, {
        json: { currentPassword, newPassword: 'another good password' },
        token: tokens.accessToken,
      });
    for (let guess = 0; guess < 3; guess += 1) expect((await change('a wrong guess')).status).toBe(401);
    expect((await change(password)).status).toBe(429);
    expect((await login(service, user.email, password)).status).toBe(429);
  });
});

describe('a temporarily locked account', () => {
  const service = target({ LOGIN_FAILURES_PER_ACCOUNT: '1', LOGIN_FAILURES_WINDOW_SECONDS: '3' });

  it('is unlocked at the end of the window', async () => {
    const { user, password } = await signUp(service);
    expect(await failures(service, user.email, 1)).toEqual([401]);
    const { status, headers } = await login(service, user.email, password);
    expect(status).toBe(429);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(3);
    await delay(seconds * 1000 + 100);
    expect((await login(service, user.email, password)).status).toBe(200);
  });
});

describe('a locked account', () => {
  const service = target({
    LOGIN_FAILURES_PER_ACCOUNT: '1',
    CACHE_MAX_ENTRIES: '20',
    RATE_LIMIT_PER_MINUTE: '100000',
    TRUST_PROXY_HOPS: '1',
  });

  it('stays locked during traffic from many addresses', async () => {
    const { user, password } = await signUp(service);
    expect(await failures(service, user.email, 2)).toEqual([401, 429]);
    for (let index = 0; index < 100; index += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${index}` };
      await service.request('GET', '/api/v1/users/me', { headers });
    }
    expect((await login(service, user.email, password)).status).toBe(429);
  });
});

describe('an address with failed logins', () => {
  const service = target({ LOGIN_FAILURES_PER_IP: '4' });

  it('is locked out of every account; successes do not count', async () => {
    const { user, password } = await signUp(service);
    for (let time = 0; time < 5; time += 1)
      expect((await login(service, user.email, password)).status).toBe(200);
    for (let time = 0; time < 4; time += 1)
      expect(await failures(service, newPerson().email, 1)).toEqual([401]);
    expect((await login(service, user.email, password)).status).toBe(429);
  });
});

describe('requests of an address', () => {
  const service = target({ RATE_LIMIT_PER_MINUTE: '10', TRUST_PROXY_HOPS: '1' });
  const ask = (path: string, from: string) =>
    service.request('GET', path, { headers: { 'x-forwarded-for': from } });

  it('limits the requests of an address over all routes except health', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 12; time += 1) {
      statuses.push((await ask(time % 2 === 0 ? '/openapi.json' : '/api/v1/users/me', '192.0.2.1')).status);
    }
    expect(statuses).toEqual([200, 401, 200, 401, 200, 401, 200, 401, 200, 401, 429, 429]);
    const refused = await ask('/api/v1/users', '192.0.2.1');
    expect([refused.body.code, Number(refused.headers.get('retry-after')) > 0]).toEqual([
      'too_many_requests',
      true,
    ]);
    expect((await ask('/health/live', '192.0.2.1')).status).toBe(200);
    expect((await ask('/nowhere', '192.0.2.1')).status).toBe(404);
  });

  it('counts requests by the address that the trusted proxy reports', async () => {
    expect((await ask('/openapi.json', '192.0.2.2')).status).toBe(200);
    for (let time = 0; time < 10; time += 1)
      await ask('/openapi.json', `198.51.100.${time}, 192.0.2.3:4000${time}`);
    expect((await ask('/openapi.json', '198.51.100.99, ::ffff:192.0.2.3')).status).toBe(429);
  });
});
