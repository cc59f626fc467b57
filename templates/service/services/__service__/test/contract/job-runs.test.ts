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

describe('the store of job runs', () => {
  it('starts a run in one of many processes, once', async () => {
    const job = uuids.next();
    const begun = await Promise.all(Array.from({ length: 10 }, () => runs.begin(job, due(1), 60)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    await runs.end(job);
    await expect(runs.begin(job, due(1), 60)).resolves.toBe(false);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(true);
  });

  it('does not start a run while the previous one is in progress', async () => {
    const job = uuids.next();
    await runs.begin(job, due(1), 60);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(false);
    await runs.end(job);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(true);
  });

  it('reports a missed run if none was started since it was due, except for a new job', async () => {
    const job = uuids.next();
    await expect(runs.isMissed(job, due(1))).resolves.toBe(false);
    await expect(runs.isMissed(job, due(1))).resolves.toBe(false);
    await expect(runs.isMissed(job, due(2))).resolves.toBe(true);
    await runs.begin(job, due(2), 60);
    await expect(runs.isMissed(job, due(2))).resolves.toBe(false);
    await expect(runs.isMissed(job, due(1))).resolves.toBe(false);
  });

  it('starts the next run after the process of a run has died', async () => {
    const job = uuids.next();
    await runs.begin(job, due(1), 0);
    await expect(runs.begin(job, due(2), 60)).resolves.toBe(true);
  });
});
