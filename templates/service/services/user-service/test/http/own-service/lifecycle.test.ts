import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { cacheIsShared } from '@repo/platform/cache';
import { messagesAreShared } from '@repo/platform/messaging';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, signUp } from '../../support/client.js';
import type { HttpClient } from '../../support/client.js';
import { newPerson } from '../../support/factories.js';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

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

describe('metrics', () => {
  it('count requests by route, reads of the cache, and what waits in the outbox', async () => {
    running = await startService({ RATE_LIMIT_PER_MINUTE: '1000' });
    const service = createClient(running.url);
    const { user, tokens } = await signUp(service);
    await service.request('GET', `/api/v1/users/${user.id}`, { token: tokens.accessToken });
    await service.request('GET', '/nowhere');
    const { status, headers, body } = await service.request('GET', '/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    const labels = 'service="user-service",method="GET",route="/api/v1/users/{id}",status="200"';
    expect(body).toContain(`http_request_duration_seconds_count{${labels}} 1`);
    expect(body).toContain('route="none",status="404"');
    expect(body).not.toContain(user.id);
    expect(body).toMatch(/^cache_requests_total\{result="hit",.*\} [1-9]/m);
    expect(body).toMatch(/^outbox_waiting\{.*\} \d/m);
    expect(body).toMatch(/^process_cpu_seconds_total/m);
  });

  it('have a port of their own when one is set', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    running = await startService({ OPS_PORT: String(port) });
    expect((await createClient(running.url).request('GET', '/metrics')).status).toBe(404);
    const own = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect([own.status, await own.text()]).toEqual([200, expect.stringContaining('outbox_waiting')]);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(404);
  });
});

describe('an access token', () => {
  it('expires, and says so', async () => {
    running = await startService({ ACCESS_TOKEN_TTL_SECONDS: '1' });
    const service = createClient(running.url);
    const { tokens } = await signUp(service);
    await delay(1_500);
    const { status, body } = await service.request('GET', '/api/v1/users/me', { token: tokens.accessToken });
    expect([status, body.code]).toEqual([401, 'token_expired']);
  });
});

describe('a session', () => {
  const refresh = async (service: HttpClient, refreshToken: string) =>
    service.request('POST', '/api/v1/auth/refresh', { json: { refreshToken } });

  it('ends when it is not refreshed in time', async () => {
    running = await startService({ REFRESH_TOKEN_IDLE_SECONDS: '1' });
    const service = createClient(running.url);
    const { tokens } = await signUp(service);
    await delay(1_100);
    expect((await refresh(service, tokens.refreshToken)).body.code).toBe('token_invalid');
  });

  it('lasts for as long as it is refreshed in time', async () => {
    running = await startService({ REFRESH_TOKEN_IDLE_SECONDS: '3' });
    const service = createClient(running.url);
    let { refreshToken } = (await signUp(service)).tokens;
    for (const longerThanIdle = Date.now() + 3_500; Date.now() < longerThanIdle;) {
      await delay(300);
      const { status, body } = await refresh(service, refreshToken);
      expect(status).toBe(200);
      ({ refreshToken } = body);
    }
  });

  it('ends after its lifetime, however often it is refreshed', async () => {
    running = await startService({ REFRESH_TOKEN_TTL_SECONDS: '3' });
    const service = createClient(running.url);
    let { accessToken, refreshToken } = (await signUp(service)).tokens;
    let answer = await refresh(service, refreshToken);
    expect(answer.status).toBe(200);
    while (answer.status === 200) {
      ({ accessToken, refreshToken } = answer.body);
      await delay(300);
      answer = await refresh(service, refreshToken);
    }
    expect(answer.body.code).toBe('token_invalid');
    const me = await service.request('GET', '/api/v1/users/me', { token: accessToken });
    expect([me.status, me.body.code]).toEqual([401, 'token_invalid']);
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
  const readiness = (url: URL) => async () => (await fetch(`${url.origin}/health/ready`)).status;

  it('says so first, lets requests in flight finish, and ends well', async () => {
    running = await startService();
    const url = new URL(running.url);
    const body = JSON.stringify(newPerson());
    const exited = once(running.process, 'exit');
    const socket = connect(Number(url.port), url.hostname);
    const answered = text(socket);
    socket.write(`POST /api/v1/users HTTP/1.1\r\nhost: x\r\nconnection: close\r\n`);
    socket.write(
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
    await expect.poll(readiness(url)).toBe(200);

    running.process.kill('SIGTERM');
    await expect.poll(readiness(url)).toBe(503);
    expect((await fetch(`${url.origin}/health/live`)).status).toBe(200);

    socket.write(body.slice(9));
    expect(await answered).toMatch(/^HTTP\/1\.1 201 /);
    expect(await exited).toEqual([0, null]);
  });

  it('does not wait for a client that has gone', async () => {
    running = await startService({ SHUTDOWN_GRACE_SECONDS: '3600' });
    const url = new URL(running.url);
    const exited = once(running.process, 'exit');
    const socket = connect(Number(url.port), url.hostname);
    socket.write('POST /api/v1/users HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n');
    socket.write('content-type: application/json\r\n\r\n{');
    await expect.poll(readiness(url)).toBe(200);
    socket.destroy();
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(running.log.some((line) => line.includes('"status":499'))).toBe(true);
  });

  it('does not wait for ever', async () => {
    running = await startService({ SHUTDOWN_GRACE_SECONDS: '1' });
    const url = new URL(running.url);
    const exited = once(running.process, 'exit');
    const socket = connect(Number(url.port), url.hostname);
    socket.on('error', () => {}).write('POST /api/v1/users HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n');
    socket.write('content-type: application/json\r\n\r\n{');
    await expect.poll(readiness(url)).toBe(200);
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

describe('a log that nobody reads any more', () => {
  it('does not keep the service from stopping', async () => {
    running = await startService();
    const exited = once(running.process, 'exit');
    running.process.stdout?.destroy();
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});

describe('what is no HTTP', () => {
  it('is answered with a problem', async () => {
    running = await startService();
    const url = new URL(running.url);
    const socket = connect(Number(url.port), url.hostname);
    socket.write('nonsense\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toMatch(/x-request-id: \S+/);
  });
});

describe('in production', () => {
  it('the API is not described unless that is asked for', async () => {
    running = await startService({ NODE_ENV: 'production' });
    for (const path of ['/openapi.json', '/docs', '/docs/swagger-ui-bundle.js', '/redoc']) {
      expect([path, (await fetch(running.url + path)).status]).toEqual([path, 404]);
    }
  });
});

describe('starting', () => {
  it('is refused with every bad setting named', async () => {
    await expect(startService({ PORT: 'x', AUTH_SIGNING_KEY: 'short' })).rejects.toThrow(
      /(?=[^]*AUTH_SIGNING_KEY: is not an Ed25519)(?=[^]*PORT: is not a whole number)/,
    );
  });

  it.runIf(!cacheIsShared || !messagesAreShared)(
    'is refused in a role that needs what other processes see',
    async () => {
      await expect(startService({ ROLE: 'worker' })).rejects.toThrow('ROLE: must be "all"');
    },
  );

  it('is refused in production with a placeholder', async () => {
    await expect(startService({ NODE_ENV: 'production', ADMIN_PASSWORD: 'replace-me' })).rejects.toThrow(
      'ADMIN_PASSWORD: is a placeholder',
    );
  });
});
