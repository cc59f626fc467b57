import { describe, expect, it } from 'vitest';
import { signUp } from '../../support/client.js';
import { target } from '../../support/target.js';

const service = target({ RATE_LIMIT_PER_MINUTE: '1000' });

describe('health', () => {
  it('reports every dependency', async () => {
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
  it('exposes requests by route, cache reads and the outbox lag', async () => {
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
});
