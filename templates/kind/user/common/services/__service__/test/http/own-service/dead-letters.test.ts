import { createDeadLetters } from '@repo/platform/database';
import { eventMessage } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient, logIn } from '../../support/client.js';
import { createTestResources } from '../../support/resources.js';
import type { TestResources } from '../../support/resources.js';
import { openDatabase } from '../../support/open-test-database.js';
import { admin, startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let resources: TestResources;
let service: RunningService;
beforeEach(async () => {
  resources = await createTestResources();
  service = await startService({}, resources);
});
afterEach(async () => {
  await service.stop();
  await resources.remove();
});

/** Stores a dead letter of the audit log subscription. */
async function bury(aggregateId: string): Promise<void> {
  const database = await openDatabase(resources);
  const event = { type: 'user.updated', version: 1, aggregateId, payload: {} };
  const letter = {
    subscription: 'audit',
    message: eventMessage(event, null, new Date()),
    error: 'Error: no',
  };
  await createDeadLetters(database.session).add(letter);
  await database.close();
}

const idOf = (listed: string) => listed.split(' ', 1)[0] ?? '';

describe('a dead-letter command', () => {
  it('lists dead letters, replays them to their subscription, and updates the metrics', async () => {
    const client = createClient(service.url);
    const aggregateId = uuids.next();
    await bury(aggregateId);
    expect(await service.command('list-dead-letters')).toMatch(/ audit {2}user\.updated .* Error: no\n/);
    const measured = async () => (await client.request('GET', '/metrics')).body;
    expect(await measured()).toMatch(/^dead_letters\{.*subscription="audit".*\} 1$/m);

    await expect(service.command('replay-dead-letters', '--', '--all')).resolves.toBe('Replayed 1.\n');
    const { accessToken: token } = await logIn(client, admin);
    const recorded = async () =>
      (await client.request('GET', `/api/v1/audit?aggregateId=${aggregateId}`, { token })).body.items;
    await expect.poll(recorded).toHaveLength(1);
    await expect(service.command('list-dead-letters')).resolves.toBe('There are no dead letters.\n');
    expect(await measured()).not.toMatch(/^dead_letters\{/m);
  });

  it('replays and drops single letters, and fails for an unknown one', async () => {
    for (const aggregateId of [uuids.next(), uuids.next()]) await bury(aggregateId);
    const [first] = [idOf(await service.command('list-dead-letters'))];
    await expect(service.command('drop-dead-letters', first)).resolves.toBe('Dropped 1.\n');
    const second = idOf(await service.command('list-dead-letters'));
    await expect(service.command('replay-dead-letters', second)).resolves.toBe('Replayed 1.\n');
    for (const command of ['drop-dead-letters', 'replay-dead-letters']) {
      await expect(service.command(command, first)).rejects.toThrow(`Dead letter not found: ${first}`);
      await expect(service.command(command)).rejects.toThrow('Usage: queue:');
    }
  });
});
