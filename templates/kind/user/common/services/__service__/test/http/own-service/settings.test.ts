import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { cacheIsShared } from '@repo/platform/cache';
import { messagesAreShared } from '@repo/platform/messaging';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from '../../support/raw-connection.js';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

describe('a service in production', () => {
  let service: RunningService;
  let operations: string;
  beforeAll(async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    operations = `http://127.0.0.1:${port}`;
    service = await startService({
      NODE_ENV: 'production',
      CORS_ORIGINS: 'https://app.example',
      OPS_PORT: String(port),
    });
  });
  afterAll(() => service.stop());

  it('hides the API description unless it is enabled', async () => {
    for (const path of ['/openapi.json', '/docs', '/docs/swagger-ui-bundle.js', '/redoc']) {
      expect([path, (await fetch(service.url + path)).status]).toEqual([path, 404]);
    }
  });

  it('allows the listed origins', async () => {
    const ask = async (origin: string) => {
      const { headers } = await fetch(`${service.url}/api/v1/users`, {
        method: 'OPTIONS',
        headers: { origin },
      });
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-methods')];
    };
    expect(await ask('https://app.example')).toEqual([
      'https://app.example',
      expect.stringContaining('POST'),
    ]);
    expect(await ask('https://evil.example')).toEqual([null, null]);
  });

  it('serves metrics, and nothing else, on a separate port', async () => {
    expect((await fetch(`${service.url}/metrics`)).status).toBe(404);
    const own = await fetch(`${operations}/metrics`);
    expect([own.status, await own.text()]).toEqual([200, expect.stringContaining('outbox_waiting')]);
  });

  it.each([
    ['/health', 'GET', 404, 'not_found'],
    ['/metrics', 'DELETE', 405, 'method_not_allowed'],
  ])('answers %s to %s on that port with a problem document', async (path, method, status, code) => {
    const answer = await fetch(operations + path, { method });
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ status, code })]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await sendRaw(operations, 'nonsense\r\n\r\n')).toContain('"code":"malformed_request"');
  });
});

describe('starting', () => {
  it('names every invalid setting', async () => {
    await expect(startService({ PORT: 'x', AUTH_SIGNING_KEY: 'short' })).rejects.toThrow(
      /(?=[^]*AUTH_SIGNING_KEY: is not an Ed25519)(?=[^]*PORT: is not an integer)/,
    );
  });

  it.runIf(!cacheIsShared || !messagesAreShared)(
    'is refused in a role that needs what other processes see',
    async () => {
      await expect(startService({ ROLE: 'worker' })).rejects.toThrow('ROLE: must be "all"');
    },
  );

  it('rejects placeholders in production', async () => {
    await expect(startService({ NODE_ENV: 'production', ADMIN_PASSWORD: 'replace-me' })).rejects.toThrow(
      'ADMIN_PASSWORD: is a placeholder',
    );
  });
});
