import type { JobRuns } from '../jobs/index.js';
import { systemClock } from '../runtime/index.js';
import { timestamp } from './dialect.js';
import type { Session } from './kysely-database.js';

type Tables = { job_runs: { job: string; due_at: string; busy_until: string } };

export function createJobRuns(session: Session): JobRuns {
  const database = session.withTables<Tables>();

  const insertFirst = async (job: string, run: Omit<Tables['job_runs'], 'job'>): Promise<boolean> => {
    const { numInsertedOrUpdatedRows } = await database
      .insertInto('job_runs')
      .values({ job, ...run })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  };

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
