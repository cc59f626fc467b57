import {
  createIdempotencyStore,
  createOutbox,
  createOutboxStore,
  platformMigrations,
} from '@repo/platform/database';
import type { Database, Session, UnitOfWork } from '@repo/platform/database';
import { ConflictError } from '@repo/platform/errors';
import { createAnswerOnce, createIdempotency, defineOperation } from '@repo/platform/http';
import type { IdempotencyStore, IdempotentRequest } from '@repo/platform/http';
import { createLogger } from '@repo/platform/logging';
import type { Outbox } from '@repo/platform/messaging';
import { uuids } from '@repo/platform/runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '../support/open-test-database.js';

const operation = defineOperation({
  id: 'append',
  method: 'POST',
  path: '/things',
  tag: 'Things',
  summary: 'Append an event',
  access: 'anyone',
  idempotent: true,
  responses: { 201: { description: 'Appended', body: z.object({ name: z.string() }) } },
});
const toReply = (name: string) =>
  ({ status: 201, headers: { location: `/things/${name}` }, body: { name, secret: 'x' } }) as const;
const logger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });

let database: Database<Session>;
let store: IdempotencyStore;
let unitOfWork: UnitOfWork<{ outbox: Outbox }>;
let key: string;
beforeEach(async () => {
  database = await openTestDatabase(platformMigrations);
  store = createIdempotencyStore(database.session);
  unitOfWork = database.unitOfWork((session) => ({ outbox: createOutbox(session) }));
  key = uuids.next();
});
afterEach(() => database.close());

/** @param ahead offset of the clock of the claim, in milliseconds */
const begin = (ahead = 0, body = 'body'): Promise<IdempotentRequest> => {
  const shifted: IdempotencyStore = {
    ...store,
    claim: (name, fingerprint, now) => store.claim(name, fingerprint, new Date(now.getTime() + ahead)),
  };
  return createIdempotency(shifted, 'a secret', logger).begin(key, 'scope', body);
};

/** Appends an event, calls `between` inside the transaction, and records the outcome. */
const perform = (request: IdempotentRequest, name: string, between = async () => {}) =>
  createAnswerOnce(operation, request)(toReply, (outcome) =>
    unitOfWork.run(async ({ outbox }) => {
      await outbox.append({ type: 'test', version: 1, aggregateId: name, payload: {} }, null);
      await between();
      return name;
    }, outcome),
  );

const effects = async () => (await createOutboxStore(database.session).lag(new Date())).waiting;

describe('the outcome of an idempotent request', () => {
  it('is the response as it is sent', async () => {
    const answer = await perform(await begin(), 'a');
    expect(answer).toMatchObject({
      status: 201,
      headers: { location: '/things/a', 'content-type': 'application/json; charset=utf-8' },
      body: '{"name":"a"}',
    });
    const { status, headers, body } = answer;
    expect((await begin()).replay).toEqual({ status, headers, body });
    expect(await effects()).toBe(1);
  });

  it('is not recorded when the effect fails, which releases the key', async () => {
    const request = await begin();
    const failing = perform(request, 'a', async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await request.finish({ status: 500, headers: {}, body: '' });
    expect(await effects()).toBe(0);
    await perform(await begin(), 'a');
    expect(await effects()).toBe(1);
  });

  it('leaves a lease when the process ends before the commit', async () => {
    await begin();
    await expect(begin()).rejects.toMatchObject({ code: 'idempotency_in_progress' });
    await perform(await begin(61_000), 'a');
    expect(await effects()).toBe(1);
  });

  it('is recorded when the process ends after the commit', async () => {
    await perform(await begin(), 'a');
    expect((await begin(61_000)).replay?.body).toBe('{"name":"a"}');
  });

  it('rolls back the effect when another request has claimed the key', async () => {
    const slow = await begin();
    const second = await begin(61_000);
    await expect(perform(slow, 'slow')).rejects.toThrow(ConflictError);
    expect(await effects()).toBe(0);
    await perform(second, 'second');
    await expect(perform(slow, 'slow')).rejects.toMatchObject({ code: 'idempotency_in_progress' });
    expect([await effects(), (await begin()).replay?.body]).toEqual([1, '{"name":"second"}']);
  });

  it('rolls back the effect when the reply violates the contract', async () => {
    const request = await begin();
    const answering = createAnswerOnce(operation, request)(
      () => ({ status: 201, body: { name: 7 as unknown as string } }),
      (outcome) =>
        unitOfWork.run(async ({ outbox }) => {
          await outbox.append({ type: 'test', version: 1, aggregateId: 'a', payload: {} }, null);
        }, outcome),
    );
    await expect(answering).rejects.toThrow(z.ZodError);
    expect(await effects()).toBe(0);
  });

  it('fails the request when a use case does not pass it on', async () => {
    const answering = createAnswerOnce(operation, await begin())(toReply, async () => 'a');
    await expect(answering).rejects.toThrow('append does not pass the outcome to the unit of work');
  });

  it('survives a failure that is reported after the commit', async () => {
    const request = await begin();
    await perform(request, 'a');
    await request.finish({ status: 500, headers: {}, body: '' });
    expect((await begin()).replay?.body).toBe('{"name":"a"}');
  });

  it('is the error response when there is no effect', async () => {
    const headers = { 'content-type': 'application/problem+json', 'x-request-id': 'r' };
    await (await begin()).finish({ status: 409, headers, body: '{}' });
    expect((await begin()).replay).toEqual({
      status: 409,
      headers: { 'content-type': 'application/problem+json' },
      body: '{}',
    });
  });

  it('does not prevent an error response when it cannot be stored', async () => {
    const failing = async () => Promise.reject(new Error('no'));
    const broken: IdempotencyStore = { ...store, settle: failing, release: failing };
    for (const status of [409, 500, 503]) {
      key = uuids.next();
      const request = await createIdempotency(broken, 'a secret', logger).begin(key, 'scope', 'body');
      await expect(request.finish({ status, headers: {}, body: '' })).resolves.toBeUndefined();
    }
  });

  it('is not needed without a key', async () => {
    const request = await createIdempotency(store, 'a secret', logger).begin(undefined, 'scope', 'body');
    expect((await perform(request, 'a')).status).toBe(201);
    await perform(request, 'b');
    expect(await effects()).toBe(2);
  });
});
