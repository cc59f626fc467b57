import { randomUUID } from 'node:crypto';
import SqliteFile from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, signUp } from '../../support/client.js';
import type { HttpClient } from '../../support/client.js';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { newPerson } from '../../support/factories.js';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let resources: TestResources;
let service: RunningService;
let client: HttpClient;
let other: SqliteFile.Database;
beforeAll(async () => {
  resources = await createTestResources();
  service = await startService({}, resources);
  client = createClient(service.url);
  // Waits for the lock, which the relay of the service takes now and then.
  other = new SqliteFile(resources.settings.DATABASE_URL.slice('file:'.length), { timeout: 5_000 });
});
afterAll(async () => {
  other.close();
  await service.stop();
  await resources.remove();
});

const register = (json: object, key: string) =>
  client.request('POST', '/api/v1/users', { json, headers: { 'idempotency-key': key } });

describe('while another process holds the write lock', () => {
  it('answers every write with 503, and every read as usual', async () => {
    const { tokens, user } = await signUp(client);
    const { accessToken: token, refreshToken } = tokens;
    const [person, key] = [newPerson(), randomUUID()];
    const order: string[] = [];

    other.exec('begin immediate');
    const write = async (path: string, json: object) => {
      const { status, headers, body } = await client.request('POST', path, { json });
      order.push('write');
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '5']);
      expect(JSON.stringify(body)).not.toContain('SQLITE');
    };
    const writes = [
      ...Array.from({ length: 20 }, () => write('/api/v1/users', newPerson())),
      write('/api/v1/auth/refresh', { refreshToken }),
    ];
    for (const path of ['/health/live', '/health/ready', '/api/v1/users/me', `/api/v1/users/${user.id}`]) {
      expect((await client.request('GET', path, { token })).status).toBe(200);
    }
    order.push('reads');
    await Promise.all(writes);
    const refused = await register(person, key);
    expect([refused.status, refused.body.code]).toEqual([503, 'unavailable']);
    other.exec('rollback');

    expect(order[0]).toBe('reads');
    expect((await register(person, key)).status).toBe(201);
    expect((await client.request('POST', '/api/v1/auth/refresh', { json: { refreshToken } })).status).toBe(
      200,
    );
  });
});
