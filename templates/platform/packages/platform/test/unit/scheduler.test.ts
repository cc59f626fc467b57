import { createScheduler } from '@repo/platform/jobs';
import type { JobRuns } from '@repo/platform/jobs';
import { createLogger } from '@repo/platform/logging';
import { describe, expect, it, vi } from 'vitest';

const logger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });

/** Runs of one database, for any number of schedulers. */
function createFakeRuns(): JobRuns & { due: string[] } {
  const begun = new Set<string>();
  return {
    due: [],
    async begin(_job, due) {
      this.due.push(due.toISOString());
      const first = !begun.has(due.toISOString());
      begun.add(due.toISOString());
      return first;
    },
    end: async () => {},
  };
}

describe('the scheduler', () => {
  it('runs a job once when it is due, however many processes there are, and goes on after a failure', async () => {
    const runs = createFakeRuns();
    const run = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('no')).mockResolvedValue();
    const job = { name: 'every-second', schedule: '* * * * * *', maxSeconds: 10, run };
    const schedulers = [1, 2, 3].map(() => createScheduler([job], runs, logger));
    for (const scheduler of schedulers) scheduler.start();
    await expect.poll(() => run.mock.calls.length).toBeGreaterThanOrEqual(2);
    await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
    expect(run).toHaveBeenCalledTimes(new Set(runs.due).size);
    expect(runs.due.every((due) => due.endsWith('.000Z'))).toBe(true);
  });

  it('waits for what is running when it stops', async () => {
    let finished = false;
    const run = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    };
    const runs = createFakeRuns();
    const scheduler = createScheduler(
      [{ name: 'slow', schedule: '* * * * * *', maxSeconds: 10, run }],
      runs,
      logger,
    );
    scheduler.start();
    await expect.poll(() => runs.due).not.toHaveLength(0);
    await scheduler.stop();
    expect(finished).toBe(true);
  });
});
