import { afterEach, describe, expect, it } from 'vitest';
import { createClient, logIn, registerUser, signUp } from '../../support/client.js';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { newPerson } from '../../support/factories.js';
import { openDatabase } from '../../support/open-test-database.js';
import { admin, startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let running: RunningService | undefined;
let resources: TestResources | undefined;
afterEach(async () => {
  await running?.stop();
  await resources?.remove();
  [running, resources] = [undefined, undefined];
});

describe('the retention job', () => {
  it('removes old rows after a missed run, and measures them', async () => {
    resources = await createTestResources();
    const first = await startService({}, resources);
    await signUp(createClient(first.url));
    await first.stop();
    const database = await openDatabase(resources);
    const long = '2020-01-01T00:00:00.000Z';
    const tables = database.session.withTables<{
      sessions: { expires_at: string };
      job_runs: { due_at: string; busy_until: string };
    }>();
    await tables.updateTable('sessions').set({ expires_at: long }).execute();
    await tables.updateTable('job_runs').set({ due_at: long, busy_until: long }).execute();

    running = await startService({}, resources);
    const client = createClient(running.url);
    await expect.poll(() => tables.selectFrom('sessions').selectAll().execute()).toEqual([]);
    await database.close();
    const measured = async () => (await client.request('GET', '/metrics')).body;
    await expect.poll(measured).toMatch(/^retention_last_success_timestamp_seconds\{.*table="audit".*\} \d/m);
    // A session and its refresh token.
    expect(await measured()).toMatch(/^retention_rows_removed_total\{.*table="sessions".*\} 2$/m);
  });

  it('does not start with contradicting retention periods', async () => {
    await expect(startService({ INBOX_RETENTION_DAYS: '30' })).rejects.toThrow(
      'INBOX_RETENTION_DAYS: must be more than DEAD_LETTER_RETENTION_DAYS',
    );
  });
});

describe('a login above the session limit', () => {
  it('ends the oldest session of the user', async () => {
    running = await startService({ MAX_SESSIONS_PER_USER: '2' });
    const client = createClient(running.url);
    const person = newPerson();
    await registerUser(client, person);
    const tokens = [];
    for (let count = 0; count < 3; count += 1) tokens.push((await logIn(client, person)).accessToken);
    const answers = tokens.map((token) => client.request('GET', '/api/v1/users/me', { token }));
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 200, 200]);
  });
});

describe('the personal data of a deleted user', () => {
  it('is erased from the audit log by a command', async () => {
    running = await startService();
    const client = createClient(running.url);
    const { user, tokens } = await signUp(client);
    await client.request('DELETE', `/api/v1/users/${user.id}`, { token: tokens.accessToken });
    const { accessToken: token } = await logIn(client, admin);
    const audit = async (): Promise<{ type: string; payload: object }[]> =>
      (await client.request('GET', `/api/v1/audit?aggregateId=${user.id}`, { token })).body.items;
    await expect.poll(audit).toHaveLength(2);
    expect(JSON.stringify(await audit())).toContain(user.email);

    await expect(running.command('erase-audit', user.id)).resolves.toContain('2 entries');
    const erased = { erased: true };
    expect(await audit()).toMatchObject([
      { type: 'user.registered', payload: erased },
      { type: 'user.deleted', payload: erased },
    ]);
    expect(JSON.stringify(await audit())).not.toContain(user.email);
    await expect(running.command('erase-audit')).rejects.toThrow('Usage: audit:erase');
  });
});
