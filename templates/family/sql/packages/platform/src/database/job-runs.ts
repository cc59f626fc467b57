import type { JobRuns } from '../jobs/index.js';
import { systemClock } from '../runtime/index.js';
import { timestamp } from './dialect.js';
import type { Session } from './kysely-database.js';

type Tables = { job_runs: { job: string; due_at: string; busy_until: string } };

export function createJobRuns(session: Session): JobRuns {
  const database = session.withTables<Tables>();

  return {
    async begin(job, due, maxSeconds) {
      const now = systemClock.now();
      const run = {
        due_at: timestamp.write(due),
        busy_until: timestamp.write(new Date(now.getTime() + maxSeconds * 1000)),
      };
      const first = await database
        .insertInto('job_runs')
        .values({ job, ...run })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if ((first.numInsertedOrUpdatedRows ?? 0n) > 0n) return true;
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
  };
}
