import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defineOperation } from '@repo/platform/http';
import type { HttpConventions } from '@repo/platform/http';
import { route } from '@repo/platform/server';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/server/server.js';
import type { Route } from '../../src/server/route.js';
import { testConventions } from '../support/conventions.js';

const inside = 'SQLITE_BUSY at 10.0.0.7';
const fail = (): never => {
  throw Object.assign(new Error(inside), { status: 503, code: 'SQLITE_BUSY' });
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

async function ask(answer: Route['answer'], changes: Partial<HttpConventions> = {}) {
  const handle = createApp(
    { ...testConventions([readThing]), ...changes },
    { authenticate: async () => fail(), routes: [[{ operation: readThing, answer }]] },
  );
  const server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/users`);
    return { status: response.status, headers: response.headers, body: await response.text() };
  } finally {
    server.close();
  }
}

const thing = { name: 7 as unknown as string };

describe('an answer', () => {
  it.each<[string, Route['answer'], Partial<HttpConventions>?]>([
    ['the handler fails', fail],
    [
      'the answer does not fit the contract',
      route(readThing, async () => ({ status: 200, body: thing })).answer,
    ],
    [
      'a header cannot be sent',
      async () => ({ status: 200, headers: { etag: '"1"', location: '/7', 'x-broken': 'a\nb' }, body: '' }),
    ],
    ['the first middleware fails', fail, { tracing: { start: fail, close: async () => {} } }],
    [
      'the error handler fails',
      async (request) => {
        Object.assign(request, { active: undefined });
        return fail();
      },
    ],
  ])('is a problem document without internals when %s', async (_when, answer, changes) => {
    const { status, headers, body } = await ask(answer, changes);
    expect([status, JSON.parse(body).code, headers.get('content-type')]).toEqual([
      500,
      'internal',
      'application/problem+json',
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-request-id')).toBe(JSON.parse(body).requestId);
    expect(headers.get('server-timing')).toMatch(/^app;dur=/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify([[...headers], body])).not.toMatch(/SQLITE|10\.0\.0\.7|etag|location/);
  });

  it('is aborted when the route fails after the headers were sent', async () => {
    const begun = ask(async ({ res }) => {
      res?.write('a part');
      return fail();
    });
    await expect(begun).rejects.toThrow('terminated');
  });
});
