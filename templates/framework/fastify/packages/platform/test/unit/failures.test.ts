import { defineOperation } from '@repo/platform/http';
import { route } from '@repo/platform/server';
import type { App } from '@repo/platform/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/server/server.js';
import { testConventions } from '../support/conventions.js';

const inside = 'SQLITE_BUSY at 10.0.0.7';
const fail = (): never => {
  throw Object.assign(new Error(inside), { statusCode: 503, code: 'SQLITE_BUSY' });
};

const readThing = defineOperation({
  id: 'readThing',
  method: 'GET',
  path: '/api/v1/users',
  tag: 'Things',
  summary: 'Read a thing',
  access: 'anyone',
  responses: { 200: { description: 'The thing', body: z.object({ name: z.string() }) } },
});

/** @param change adds the failing part to the application */
async function ask(change: (app: App) => void, handler = async (): Promise<unknown> => ({ name: 'x' })) {
  const app = await createApp(testConventions([readThing]), {
    authenticate: async () => fail(),
    routes: [
      async (things) => {
        change(things);
        things.route({
          ...route(readThing),
          handler: async (_request, reply) => {
            reply.headers({ etag: '"1"', location: '/api/v1/users/7' });
            return reply.code(200).send((await handler()) as { name: string });
          },
        });
      },
    ],
  });
  return app.inject({ url: '/api/v1/users' });
}

const nothing = (): void => {};

describe('an answer', () => {
  it.each<[string, (app: App) => void, (() => Promise<unknown>)?]>([
    ['the handler fails', nothing, async () => fail()],
    ['the response violates the contract', nothing, async () => ({ name: 7 })],
    ['an onRequest hook fails', (app) => app.addHook('onRequest', async () => fail())],
    ['a preHandler hook fails', (app) => app.addHook('preHandler', async () => fail())],
    ['a preSerialization hook fails', (app) => app.addHook('preSerialization', async () => fail())],
    ['an onSend hook fails', (app) => app.addHook('onSend', async () => fail())],
    ['an error handler fails', (app) => void app.setErrorHandler(fail), async () => fail()],
    [
      'an error handler and an onSend hook fail',
      (app) => void app.setErrorHandler(fail).addHook('onSend', async () => fail()),
      async () => fail(),
    ],
    [
      'a header cannot be sent',
      (app) => app.addHook('onSend', async (_request, reply) => void reply.header('x-broken', 'a\nb')),
    ],
  ])('is a problem document without internals when %s', async (_when, change, handler) => {
    const { statusCode, headers, body } = await ask(change, handler);
    expect([statusCode, JSON.parse(body).code, headers['content-type']]).toEqual([
      500,
      'internal',
      'application/problem+json',
    ]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-request-id': JSON.parse(body).requestId,
      'server-timing': expect.stringMatching(/^app;dur=/),
      'cache-control': 'no-store',
    });
    expect(JSON.stringify([headers, body])).not.toMatch(/SQLITE|10\.0\.0\.7|etag|location/);
  });
});
