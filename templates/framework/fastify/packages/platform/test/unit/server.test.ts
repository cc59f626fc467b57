import { createAccessPolicy } from '@repo/platform/access';
import { AuthenticationError } from '@repo/platform/errors';
import { defineOperation } from '@repo/platform/http';
import { principalOf, route } from '@repo/platform/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/server/server.js';
import { testConventions } from '../support/conventions.js';

const policy = createAccessPolicy<'things:write'>({
  reader: { inherits: [], permissions: [] },
  writer: { inherits: ['reader'], permissions: ['things:write'] },
});

const writeThing = defineOperation({
  id: 'writeThing',
  method: 'PUT',
  path: '/things/{id}',
  tag: 'Things',
  summary: 'Write a thing',
  access: { permission: 'things:write' },
  body: z.strictObject({ name: z.string() }),
  responses: { 200: { description: 'The thing', body: z.object({ name: z.string(), by: z.string() }) } },
});

const makeThing = defineOperation({
  id: 'makeThing',
  method: 'POST',
  path: '/things',
  tag: 'Things',
  summary: 'Make a thing',
  access: 'anyone',
  idempotent: true,
  responses: { 201: { description: 'The thing', body: z.object({ name: z.string() }) } },
});

/** Creates an application with two routes. The token of a caller is its role. */
async function createThings() {
  const written: string[] = [];
  const idempotency = {
    begin: async () => ({ replay: null, settle: async () => {}, finish: async () => {} }),
  };
  const conventions = { ...testConventions([makeThing, writeThing], policy), idempotency };
  const app = await createApp(conventions, {
    async authenticate(token) {
      if (token === 'nobody') throw new AuthenticationError('token_invalid', 'The session has ended.');
      return { userId: 'u', sessionId: 's', roles: [token] };
    },
    routes: [
      async (things) => {
        things.route({
          ...route(writeThing),
          handler: async (request, reply) => {
            written.push(request.params.id);
            const thing = { ...request.body, by: principalOf(request).userId, secret: 'hidden' };
            return reply.code(200).send(thing);
          },
        });
        things.route({
          ...route(makeThing),
          handler: async (_request, reply) => {
            void reply.code(201).header('location', '/things/x');
            // @ts-expect-error an idempotent operation requires answerOnce
            return reply.send({ name: 'x' });
          },
        });
      },
    ],
  });
  return { app, written };
}

const url = '/things/7';
const as = (role: string) => ({ authorization: `Bearer ${role}`, 'content-type': 'application/json' });

describe('a route with a contract', () => {
  it.each([
    ['no token', 401, {}, '{'],
    ['an unknown token', 401, as('nobody'), '{'],
    ['a role without the permission', 403, as('reader'), '{'],
    ['a body that is not JSON', 400, as('writer'), '{'],
    ['another media type', 415, { ...as('writer'), 'content-type': 'text/plain' }, '{'],
    ['a body that violates the contract', 422, as('writer'), '{"name":7}'],
  ])('is not entered with %s', async (_what, status, headers, payload) => {
    const { app, written } = await createThings();
    const answer = await app.inject({ method: 'PUT', url, headers, payload });
    expect([answer.statusCode, answer.json().status]).toEqual([status, status]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(written).toEqual([]);
  });

  it('returns only the fields of the contract', async () => {
    const { app, written } = await createThings();
    const answer = await app.inject({ method: 'PUT', url, headers: as('writer'), payload: { name: 'x' } });
    expect([answer.statusCode, answer.json()]).toEqual([200, { name: 'x', by: 'u' }]);
    expect(written).toEqual(['7']);
  });

  it('answers 500 when it is idempotent and records no outcome', async () => {
    const { app } = await createThings();
    const answer = await app.inject({ method: 'POST', url: '/things' });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('answers with the allowed methods of the path', async () => {
    const { app } = await createThings();
    const answer = await app.inject({ method: 'DELETE', url });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'OPTIONS, PUT']);
  });
});
