import { createJobRuns, platformMigrations } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import type { JobRuns } from '@repo/platform/jobs';
import { uuids } from '@repo/platform/runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/open-test-database.js';

let database: Database<Session>;
let runs: JobRuns;

beforeAll(async () => {
  database = await openTestDatabase(platformMigrations);
  runs = createJobRuns(database.session);
});
afterAll(() => database.close());

const due = (minute: number) => new Date(Date.UTC(2030, 0, 1, 0, minute));

describe('the runs of a job', () => {
  it('starts a run in one of many processes, once', async () => {
    const job = uuids.next();
    const begun = await Promise.all(Array.from({ length: 10 }, () => runs.begin(job, due(1), 60)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    await runs.end(job);
    await expect(runs.begin(job, due(1), 60)).resolves.toBe(false);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(true);
  });

  it('do not overlap', async () => {
    const job = uuids.next();
    await runs.begin(job, due(1), 60);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(false);
    await runs.end(job);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(true);
  });

  it('are missed when none was begun since they were due, unless the job is new', async () => {
    const job = uuids.next();
    await expect(runs.isMissed(job, due(1))).resolves.toBe(false);
    await expect(runs.isMissed(job, due(1))).resolves.toBe(false);
    await expect(runs.isMissed(job, due(2))).resolves.toBe(true);
    await runs.begin(job, due(2), 60);
    await expect(runs.isMissed(job, due(2))).resolves.toBe(false);
    await expect(runs.isMissed(job, due(1))).resolves.toBe(false);
  });

  it('takes over a run whose process died', async () => {
    const job = uuids.next();
    await runs.begin(job, due(1), 0);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(true);
  });
});
