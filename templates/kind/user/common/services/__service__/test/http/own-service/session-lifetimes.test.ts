import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { signUp } from '../../support/client.js';
import type { HttpClient } from '../../support/client.js';
import { target } from '../../support/target.js';

const refresh = async (service: HttpClient, refreshToken: string) =>
  service.request('POST', '/api/v1/auth/refresh', { json: { refreshToken } });
const ask = async (service: HttpClient, token: string) => {
  const { status, body } = await service.request('GET', '/api/v1/users/me', { token });
  return [status, body.code];
};

describe('a session that is not refreshed', () => {
  // Access tokens count in whole seconds: this one lasts longer than a refresh token.
  const service = target({ ACCESS_TOKEN_TTL_SECONDS: '2', REFRESH_TOKEN_IDLE_SECONDS: '1' });

  it('reports an expired token', async () => {
    const { tokens } = await signUp(service);
    await expect.poll(() => ask(service, tokens.accessToken)).toEqual([401, 'token_expired']);
  });

  it('expires when it is idle for too long', async () => {
    const { tokens } = await signUp(service);
    await expect.poll(() => ask(service, tokens.accessToken)).toEqual([401, 'token_expired']);
    expect((await refresh(service, tokens.refreshToken)).body.code).toBe('token_invalid');
  });
});

describe('a session that is refreshed in time', () => {
  const idleSeconds = 3;
  const service = target({ REFRESH_TOKEN_IDLE_SECONDS: String(idleSeconds), REFRESH_TOKEN_TTL_SECONDS: '6' });

  it('expires after its absolute lifetime, however often it is refreshed', async () => {
    let { accessToken, refreshToken } = (await signUp(service)).tokens;
    const longerThanIdle = Date.now() + idleSeconds * 1000;
    let answer = await refresh(service, refreshToken);
    let lastRefresh = 0;
    while (answer.status === 200) {
      ({ accessToken, refreshToken } = answer.body);
      lastRefresh = Date.now();
      await delay(300);
      answer = await refresh(service, refreshToken);
    }
    expect(lastRefresh).toBeGreaterThan(longerThanIdle);
    expect(answer.body.code).toBe('token_invalid');
    expect(await ask(service, accessToken)).toEqual([401, 'token_invalid']);
  });
});
