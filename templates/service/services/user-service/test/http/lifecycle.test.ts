import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, signUp } from '../support/client.js';
import { startService } from '../support/service.js';
import type { RunningService } from '../support/service.js';

let running: RunningService | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

describe('health', () => {
  it('tells of every part', async () => {
    running = await startService();
    const service = createClient(running.url);
    const { status, body } = await service.request('GET', '/health');
    const up = { status: 'up', latencyMs: expect.any(Number) };
    expect([status, body]).toEqual([
      200,
      {
        status: 'ok',
        service: 'user-service',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        checks: { database: up, migrations: up, cache: up, queue: up },
      },
    ]);
    expect((await service.request('GET', '/health/ready')).status).toBe(200);
  });
});

describe('an access token', () => {
  it('expires, and says so', async () => {
    running = await startService({ ACCESS_TOKEN_TTL_SECONDS: '1' });
    const service = createClient(running.url);
    const { tokens } = await signUp(service);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { status, body } = await service.request('GET', '/api/v1/users/me', { token: tokens.accessToken });
    expect([status, body.code]).toEqual([401, 'token_expired']);
  });
});

describe('CORS', () => {
  it('lets in the origins of the list', async () => {
    running = await startService({ CORS_ORIGINS: 'https://app.example' });
    const service = createClient(running.url);
    const ask = async (origin: string) => {
      const { headers } = await service.request('OPTIONS', '/api/v1/users', { headers: { origin } });
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-methods')];
    };
    expect(await ask('https://app.example')).toEqual([
      'https://app.example',
      expect.stringContaining('POST'),
    ]);
    expect(await ask('https://evil.example')).toEqual([null, null]);
  });
});

describe('stopping', () => {
  it('lets requests in flight finish and ends well', async () => {
    running = await startService();
    const signingUp = signUp(createClient(running.url));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const exited = once(running.process, 'exit');
    await signingUp;
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

describe('starting', () => {
  it('is refused with every bad setting named', async () => {
    await expect(startService({ PORT: 'x', AUTH_SIGNING_KEY: 'short' })).rejects.toThrow(
      /(?=[^]*AUTH_SIGNING_KEY: is not an Ed25519)(?=[^]*PORT: is not a whole number)/,
    );
  });

  it('is refused in production with a placeholder', async () => {
    await expect(startService({ NODE_ENV: 'production', ADMIN_PASSWORD: 'replace-me' })).rejects.toThrow(
      'ADMIN_PASSWORD: is a placeholder',
    );
  });
});
