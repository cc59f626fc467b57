import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, logIn, signUp } from '../../support/client.js';
import type { HttpClient } from '../../support/client.js';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { newPerson } from '../../support/factories.js';
import { admin, startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let resources: TestResources;
let services: RunningService[];
let clients: HttpClient[];
beforeAll(async () => {
  resources = await createTestResources();
  const { privateKey } = generateKeyPairSync('ed25519');
  const AUTH_SIGNING_KEY = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  services = [
    await startService({ AUTH_SIGNING_KEY }, resources),
    await startService({ AUTH_SIGNING_KEY }, resources),
  ];
  clients = services.map(({ url }) => createClient(url));
});
afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await resources.remove();
});
/** Requests alternate between the processes. */
function at(index: number): HttpClient {
  const client = clients[index % 2];
  if (!client) throw new Error('The services are not running yet');
  return client;
}

const rounds = 20;

describe('a database shared by two processes', () => {
  it('accepts a refresh token once', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { tokens } = await signUp(at(round));
      const json = { refreshToken: tokens.refreshToken };
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) => at(index).request('POST', '/api/v1/auth/refresh', { json })),
      );
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThan(2);
    }
  });

  it('grants an idempotency key to one of concurrent requests', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [json, key] = [newPerson(), randomUUID()];
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          at(index).request('POST', '/api/v1/users', { json, headers: { 'idempotency-key': key } }),
        ),
      );
      expect(answers.map(({ body }) => body.code)).not.toContain('email_taken');
    }
  });

  it('apply a role change and a logout of the other at once', async () => {
    const { accessToken: token } = await logIn(at(0), admin);
    const { user, tokens } = await signUp(at(0));
    const own = { token: tokens.accessToken };
    const list = async () => (await at(1).request('GET', '/api/v1/users', own)).status;
    const assign = (roles: string[]) =>
      at(0).request('PUT', `/api/v1/users/${user.id}/roles`, { json: { roles }, token });
    expect(await list()).toBe(403);
    await assign(['manager']);
    expect(await list()).toBe(200);
    await assign(['user']);
    expect(await list()).toBe(403);
    expect((await at(0).request('POST', '/api/v1/auth/logout', own)).status).toBe(204);
    expect(await list()).toBe(401);
  });
});
