import { createHealth } from '@repo/platform/http';
import { describe, expect, it } from 'vitest';

const up = async () => {};
const away = async () => {
  throw new Error('away');
};

describe('health', () => {
  it('tells of the service and its parts, and of nothing else that it was given', async () => {
    const settings = { service: 'test', version: '1.2.3', SECRET: 'hidden' };
    const health = createHealth(settings, { database: { check: up, critical: true } });
    expect(await health.report()).toEqual({
      status: 'ok',
      service: 'test',
      version: '1.2.3',
      checks: { database: { status: 'up', latencyMs: expect.any(Number) } },
    });
  });

  it('is degraded without a part that can be done without, and down without one that cannot', async () => {
    const statusOf = async (critical: boolean) => {
      const health = createHealth({ service: 's', version: '1' }, { part: { check: away, critical } });
      return [(await health.report()).status, await health.isReady()];
    };
    expect([await statusOf(false), await statusOf(true)]).toEqual([
      ['degraded', true],
      ['down', false],
    ]);
  });

  it('does not wait for a part that does not answer', async () => {
    const never = () => new Promise<void>(() => {});
    const health = createHealth({ service: 's', version: '1' }, { part: { check: never, critical: true } });
    expect((await health.report()).status).toBe('down');
  });

  it('is not ready while it drains', async () => {
    const health = createHealth({ service: 's', version: '1' }, {});
    expect(await health.isReady()).toBe(true);
    health.drain();
    expect(await health.isReady()).toBe(false);
  });
});
