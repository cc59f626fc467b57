import { once } from 'node:events';
import { createScheduler } from '@repo/platform/jobs';
import type { JobRuns } from '@repo/platform/jobs';
import { createLogger } from '@repo/platform/logging';
import { describe, expect, it, vi } from 'vitest';

const logger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });

/** Job runs of one database, shared by any number of schedulers. */
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
    isMissed: async () => false,
  };
}

describe('the scheduler', () => {
  it('runs a due job once in any number of processes, and continues after a failure', async () => {
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

  it('waits for running handlers when it stops', async () => {
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

  /** A schedule that is never due during a test. */
  const yearly = '0 0 29 2 *';

  it('runs a job once after the start only if its last run was missed', async () => {
    const runs = { ...createFakeRuns(), isMissed: async (job: string) => job === 'missed' };
    const [missed, done] = [vi.fn<() => Promise<void>>(), vi.fn<() => Promise<void>>()];
    const jobs = [
      { name: 'missed', schedule: yearly, maxSeconds: 10, run: missed },
      { name: 'done', schedule: yearly, maxSeconds: 10, run: done },
    ];
    const scheduler = createScheduler(jobs, runs, logger);
    scheduler.start();
    await expect.poll(() => missed.mock.calls.length).toBe(1);
    await scheduler.stop();
    expect([missed.mock.calls.length, done.mock.calls.length]).toEqual([1, 0]);
    expect(runs.due).toEqual([expect.stringMatching(/-02-29T00:00:00.000Z$/)]);
  });

  it('starts a missed run as soon as the database can record it', async () => {
    const isMissed = vi.fn<JobRuns['isMissed']>().mockRejectedValueOnce(new Error('no such table'));
    isMissed.mockResolvedValue(true);
    const run = vi.fn<() => Promise<void>>();
    const job = { name: 'missed', schedule: yearly, maxSeconds: 10, run };
    const scheduler = createScheduler([job], { ...createFakeRuns(), isMissed }, logger);
    scheduler.start();
    await expect.poll(() => run.mock.calls.length).toBe(1);
    await scheduler.stop();
    expect(isMissed).toHaveBeenCalledTimes(2);
  });

  it('aborts a job when it stops and after the time limit of the job', async () => {
    const ended: string[] = [];
    const job = (name: string, maxSeconds: number) => ({
      name,
      schedule: yearly,
      maxSeconds,
      run: async (signal: AbortSignal) => {
        await once(signal, 'abort');
        ended.push(name);
      },
    });
    const begun: string[] = [];
    const runs = {
      ...createFakeRuns(),
      begin: async (name: string) => begun.push(name) > 0,
      isMissed: async () => true,
    };
    const scheduler = createScheduler([job('short', 0.01), job('long', 3_600)], runs, logger);
    scheduler.start();
    await expect.poll(() => ended).toEqual(['short']);
    await scheduler.stop();
    expect([begun, ended]).toEqual([
      ['short', 'long'],
      ['short', 'long'],
    ]);
  });
});
