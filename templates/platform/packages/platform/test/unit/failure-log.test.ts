import { createFailureLog, createLogger } from '@repo/platform/logging';
import { createRelay } from '@repo/platform/messaging';
import type { MessageBus, OutboxStore } from '@repo/platform/messaging';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let lines: Record<string, unknown>[];
const logger = createLogger(
  { NODE_ENV: 'test', LOG_LEVEL: 'warn', service: 'test' },
  { destination: { write: (line: string) => void lines.push(JSON.parse(line)) } },
);
beforeEach(() => {
  lines = [];
});

describe('the failure log', () => {
  it('logs the first failure, and further ones at intervals that grow to five minutes', () => {
    let now = 0;
    const failed = createFailureLog(logger, 'error', 'It fails', () => now);
    const times: number[] = [];
    for (; now < 3_600_000; now += 200) {
      const before = lines.length;
      failed({ err: new Error('no') });
      if (lines.length > before) times.push(now / 1000);
    }
    expect(times.slice(0, 6)).toEqual([0, 5, 15, 35, 75, 155]);
    expect(times.at(-1)! - times.at(-2)!).toBe(300);
    expect(times.length).toBeLessThan(25);
    expect(lines[2]).toMatchObject({ msg: 'It fails', err: { message: 'no' }, unlogged: 49 });
  });

  it('logs every isolated failure', () => {
    let now = 0;
    const failed = createFailureLog(logger, 'error', 'It fails', () => now);
    for (; now < 10 * 3_600_000; now += 3_600_000) failed({ err: new Error('no') });
    expect(lines).toHaveLength(10);
  });
});

describe('the relay', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('limits the log lines while it cannot read the outbox', async () => {
    const claim = vi.fn<OutboxStore['claim']>(async () => {
      throw new Error('no such table: outbox');
    });
    const settings = { OUTBOX_POLL_MS: 200, OUTBOX_LEASE_SECONDS: 10 };
    const relay = createRelay(
      { claim } as Partial<OutboxStore> as OutboxStore,
      {} as MessageBus,
      logger,
      settings,
    );
    relay.start();
    await vi.advanceTimersByTimeAsync(60_000);
    await relay.stop();
    expect(claim.mock.calls.length).toBeGreaterThan(200);
    expect(lines.length).toBeLessThan(10);
    expect(lines[0]).toMatchObject({ level: 50, err: { message: 'no such table: outbox' } });
  });
});
