import { createHealth } from '@repo/platform/http';
import { describe, expect, it } from 'vitest';

const up = async () => {};
const away = async () => {
  throw new Error('away');
};

describe('health', () => {
  it('reports the service and its dependencies only', async () => {
    const settings = { service: 'test', version: '1.2.3', SECRET: 'hidden' };
    const health = createHealth(settings, { database: { check: up, critical: true } });
    expect(await health.report()).toEqual({
      status: 'ok',
      service: 'test',
      version: '1.2.3',
      checks: { database: { status: 'up', latencyMs: expect.any(Number) } },
    });
  });

  it('is degraded without an optional dependency, and down without a critical one', async () => {
    const statusOf = async (critical: boolean) => {
      const health = createHealth({ service: 's', version: '1' }, { part: { check: away, critical } });
      return [(await health.report()).status, await health.isReady()];
    };
    expect([await statusOf(false), await statusOf(true)]).toEqual([
      ['degraded', true],
      ['down', false],
    ]);
  });

  it('does not wait for an unresponsive dependency', async () => {
    const never = () => new Promise<void>(() => {});
    const health = createHealth({ service: 's', version: '1' }, { part: { check: never, critical: true } });
    expect((await health.report()).status).toBe('down');
  });

  it('is not ready during a shutdown', async () => {
    const health = createHealth({ service: 's', version: '1' }, {});
    expect(await health.isReady()).toBe(true);
    health.drain();
    expect(await health.isReady()).toBe(false);
  });
});
