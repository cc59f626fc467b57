import type { JobRuns } from '../jobs/index.js';
import { systemClock } from '../runtime/index.js';
import { timestamp } from './columns.js';
import { insertOnce } from './store-helpers.js';
import type { Session } from './kysely-database.js';
import type { Stored } from './store-helpers.js';

interface JobRun {
  job: string;
  due_at: Stored<typeof timestamp>;
  busy_until: Stored<typeof timestamp>;
}

export function createJobRuns(session: Session): JobRuns {
  const database = session.withTables<{ job_runs: JobRun }>();

  const insertFirst = (job: string, run: Omit<JobRun, 'job'>): Promise<boolean> =>
    insertOnce(database.insertInto('job_runs').values({ job, ...run }));

  return {
    async begin(job, due, maxSeconds) {
      const now = systemClock.now();
      const run = {
        due_at: timestamp.write(due),
        busy_until: timestamp.write(new Date(now.getTime() + maxSeconds * 1000)),
      };
      if (await insertFirst(job, run)) return true;
      const { numUpdatedRows } = await database
        .updateTable('job_runs')
        .set(run)
        .where('job', '=', job)
        .where('due_at', '<', run.due_at)
        .where('busy_until', '<=', timestamp.write(now))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async end(job) {
      await database
        .updateTable('job_runs')
        .set({ busy_until: timestamp.write(systemClock.now()) })
        .where('job', '=', job)
        .execute();
    },

    async isMissed(job, due) {
      const run = { due_at: timestamp.write(due), busy_until: timestamp.write(systemClock.now()) };
      if (await insertFirst(job, run)) return false;
      const later = await database
        .selectFrom('job_runs')
        .select('job')
        .where('job', '=', job)
        .where('due_at', '>=', run.due_at)
        .executeTakeFirst();
      return later === undefined;
    },
  };
}
