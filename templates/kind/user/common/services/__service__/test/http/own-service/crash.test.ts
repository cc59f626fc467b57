import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createClient, logIn } from '../../support/client.js';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { newPerson } from '../../support/factories.js';
import { admin, startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let resources: TestResources;
let last: RunningService | undefined;
beforeAll(async () => {
  resources = await createTestResources();
});
afterAll(async () => {
  await last?.stop();
  await resources.remove();
});

const settings = { OUTBOX_POLL_MS: '30', OUTBOX_LEASE_SECONDS: '1' };
const kills = 6;

describe('a process that is killed', () => {
  it('loses no acknowledged change and no event, and records nothing twice', async () => {
    const acknowledged: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const service = await startService(settings, resources);
      const register = async () => {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
        const body = JSON.stringify(newPerson());
        const response = await fetch(`${service.url}/api/v1/users`, { ...init, body }).catch(() => null);
        if (response?.status === 201) acknowledged.push(((await response.json()) as { id: string }).id);
      };
      const exited = once(service.process, 'exit');
      const enough = acknowledged.length + 1 + kill * 4;
      const registering = Promise.all(Array.from({ length: 30 }, register));
      // A random moment while registrations, publications and consumers run concurrently.
      while (acknowledged.length < enough) await delay(1);
      service.process.kill('SIGKILL');
      await Promise.all([registering, exited]);
    }

    last = await startService(settings, resources);
    const client = createClient(last.url);
    const { accessToken: token } = await logIn(client, admin);
    const readAll = async (path: string): Promise<Record<string, string>[]> => {
      const items: Record<string, string>[] = [];
      for (let cursor = ''; ;) {
        const { body } = await client.request('GET', `${path}?limit=100${cursor}`, { token });
        items.push(...body.items);
        if (body.nextCursor === null) return items;
        cursor = `&cursor=${body.nextCursor}`;
      }
    };
    await vi.waitFor(
      async () => {
        const users = (await readAll('/api/v1/users')).map(({ id }) => id);
        const recorded = (await readAll('/api/v1/audit')).map(({ aggregateId }) => aggregateId);
        expect(users).toEqual(expect.arrayContaining(acknowledged));
        expect(new Set(recorded)).toEqual(new Set(users));
        expect(recorded).toHaveLength(users.length);
      },
      { timeout: 15_000, interval: 200 },
    );
  }, 180_000);
});
