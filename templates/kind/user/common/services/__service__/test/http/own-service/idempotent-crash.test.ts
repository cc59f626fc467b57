import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createIdempotencyStore } from '@repo/platform/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { newPerson } from '../../support/factories.js';
import { openDatabase } from '../../support/open-test-database.js';
import { startService } from '../../support/service.js';

let resources: TestResources;
beforeAll(async () => {
  resources = await createTestResources();
});
afterAll(() => resources.remove());

interface Attempt {
  key: string;
  body: string;
  /** The response body; absent if the process was killed first. */
  answer?: object;
}

async function register(url: string, { key, body }: Attempt): Promise<{ status: number; body: object }> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key };
  const response = await fetch(`${url}/api/v1/users`, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as object };
}

/** Expires claims without an outcome, as one minute would. */
async function expireLeases(): Promise<void> {
  const opened = await openDatabase(resources);
  await createIdempotencyStore(opened.session).removeExpired(new Date(Date.now() + 61_000), 1_000);
  await opened.close();
}

const [kills, atOnce] = [5, 12];

describe('a process that is killed', () => {
  it('has one effect and one response per idempotency key', async () => {
    const attempts: Attempt[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const service = await startService({}, resources);
      const exited = once(service.process, 'exit');
      const started = Array.from({ length: atOnce }, () => ({
        key: randomUUID(),
        body: JSON.stringify(newPerson()),
      }));
      const registering = started.map(async (attempt) => {
        const answered = await register(service.url, attempt).catch(() => null);
        attempts.push({ ...attempt, ...(answered && { answer: answered.body }) });
      });
      const enough = attempts.length + 1 + kill * 2;
      while (attempts.length < enough) await delay(1);
      service.process.kill('SIGKILL');
      await Promise.all([...registering, exited]);
    }

    await expireLeases();
    const last = await startService({}, resources);
    for (const attempt of attempts) {
      const again = await register(last.url, attempt);
      // A second effect would be refused, because the address is taken.
      expect(again).toEqual({ status: 201, body: attempt.answer ?? again.body });
    }
    await last.stop();
  }, 180_000);
});
