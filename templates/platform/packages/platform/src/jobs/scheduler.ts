import { Cron } from 'croner';
import { setTimeout as delay } from 'node:timers/promises';
import { createFailureLog } from '../logging/index.js';
import type { Logger } from '../logging/index.js';
import type { Job, JobRuns } from './port.js';

export interface Scheduler {
  /** Also runs each job once whose last run was missed while no process was running. */
  start(): void;
  /** Aborts the current runs and resolves when they have ended. */
  stop(): Promise<void>;
}

const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

export function createScheduler(jobs: readonly Job[], runs: JobRuns, logger: Logger): Scheduler {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let crons: Cron[] = [];

  const track = (work: Promise<void>): void => {
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const schedule = (job: Job): Cron => {
    const jobLogger = logger.child({ job: job.name });
    const notBegun = createFailureLog(jobLogger, 'error', 'Starting the job failed; it will be retried');
    const failed = createFailureLog(jobLogger, 'error', 'Job failed');
    const begin = (due: Date) => runs.begin(job.name, due, job.maxSeconds);

    /** Retries while the database is unavailable, until the next run is due. */
    const untilAnswered = async (due: Date, ask: () => Promise<boolean>): Promise<boolean> => {
      for (let wait = firstRetryMs; !stopping.signal.aborted; wait = Math.min(wait * 2, longestRetryMs)) {
        try {
          return await ask();
        } catch (error) {
          notBegun({ err: error });
        }
        await delay(wait, undefined, { signal: stopping.signal }).catch(() => {});
        if ((cron.previousRuns(1)[0] ?? due) > due) return false;
      }
      return false;
    };

    const run = async (due: Date, ask: () => Promise<boolean>): Promise<void> => {
      if (!(await untilAnswered(due, ask))) return;
      try {
        await runWithin(job, stopping.signal);
      } catch (error) {
        failed({ err: error });
      }
      await runs.end(job.name).catch((error: unknown) => failed({ err: error }));
    };

    const cron: Cron = new Cron(job.schedule, { timezone: 'UTC' }, () => {
      // Clocks differ between processes; the scheduled time does not.
      const due = cron.previousRuns(1, new Date(Date.now() + 1_000))[0] ?? new Date();
      track(run(due, () => begin(due)));
    });
    const [last] = cron.previousRuns(1);
    if (last) track(run(last, async () => (await runs.isMissed(job.name, last)) && begin(last)));
    return cron;
  };

  return {
    start() {
      crons = jobs.map(schedule);
    },
    async stop() {
      for (const cron of crons) cron.stop();
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Runs a job with a signal that is aborted after `maxSeconds` or when the service stops. */
async function runWithin(job: Job, stopping: AbortSignal): Promise<void> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  stopping.addEventListener('abort', abort);
  const timer = setTimeout(abort, job.maxSeconds * 1000);
  try {
    if (!stopping.aborted) await job.run(controller.signal);
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener('abort', abort);
  }
}
