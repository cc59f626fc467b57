import { Cron } from 'croner';
import type { Logger } from '../logging/index.js';
import type { Job, JobRuns } from './port.js';

export interface Scheduler {
  start(): void;
  /** Resolves when the runs that are going on have ended. */
  stop(): Promise<void>;
}

export function createScheduler(jobs: readonly Job[], runs: JobRuns, logger: Logger): Scheduler {
  const running = new Set<Promise<void>>();
  let crons: Cron[] = [];

  const run = async (job: Job, due: Date): Promise<void> => {
    try {
      if (!(await runs.begin(job.name, due, job.maxSeconds))) return;
      try {
        await job.run();
      } finally {
        await runs.end(job.name);
      }
    } catch (error) {
      logger.error({ err: error, job: job.name }, 'A job failed');
    }
  };

  const track = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  return {
    start() {
      crons = jobs.map(
        (job) =>
          new Cron(job.schedule, { timezone: 'UTC' }, (cron: Cron) => {
            // Clocks differ; what the schedule says does not.
            const [due] = cron.previousRuns(1, new Date(Date.now() + 1_000));
            track(run(job, due ?? new Date()));
          }),
      );
    },
    async stop() {
      for (const cron of crons) cron.stop();
      await Promise.all(running);
    },
  };
}
