import { createOutboxStore } from '@repo/platform/database';
import type { Database, Session } from '@repo/platform/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, logIn, signUp } from '../../support/client.js';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { newProfile } from '../../support/factories.js';
import { openDatabase } from '../../support/open-test-database.js';
import { admin, startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let resources: TestResources;
let database: Database<Session>;
let service: RunningService;
beforeAll(async () => {
  resources = await createTestResources();
  // The relay does not publish during the test.
  service = await startService({ OUTBOX_POLL_MS: '60000' }, resources);
  database = await openDatabase(resources);
});
afterAll(async () => {
  await service.stop();
  await database.close();
  await resources.remove();
});

describe('the event of a change', () => {
  it('is stored before the response is sent', async () => {
    const client = createClient(service.url);
    const store = createOutboxStore(database.session);
    const { accessToken: token } = await logIn(client, admin);
    const waiting = async () => (await store.lag(new Date(Date.now() + 1_000))).waiting;
    const before = await waiting();
    const { user, tokens } = await signUp(client);
    expect((await waiting()) - before).toBe(1);
    const path = `/api/v1/users/${user.id}`;
    await client.request('PUT', path, { json: newProfile(), token: tokens.accessToken });
    expect((await waiting()) - before).toBe(2);
    await client.request('PUT', `${path}/roles`, { json: { roles: ['manager'] }, token });
    expect((await waiting()) - before).toBe(3);
    await client.request('DELETE', path, { token });
    expect((await waiting()) - before).toBe(4);
    const { body } = await client.request('GET', `/api/v1/audit?aggregateId=${user.id}`, { token });
    expect(body.items).toEqual([]);
  });
});
