import { createMetrics } from '@repo/platform/observability';
import { describe, expect, it } from 'vitest';

describe('metrics', () => {
  it('omits gauges that cannot be read, and counts the failure', async () => {
    const metrics = createMetrics('test');
    let lag = async () => ({ waiting: 3, since: null as Date | null });
    metrics.watchOutbox({ lag: () => lag() });
    expect(await metrics.expose()).toMatch(/^outbox_waiting\{service="test"\} 3$/m);

    lag = async () => {
      throw new Error('no such table: outbox');
    };
    const failed = await metrics.expose();
    expect(failed).not.toMatch(/^outbox_(waiting|oldest_seconds)\{/m);
    expect(failed).toMatch(/^process_cpu_seconds_total/m);
    expect(failed).toMatch(/^metrics_collector_failures_total\{collector="outbox",service="test"\} 1$/m);

    lag = async () => ({ waiting: 0, since: null });
    expect(await metrics.expose()).toMatch(/^outbox_oldest_seconds\{service="test"\} 0$/m);
  });
});
