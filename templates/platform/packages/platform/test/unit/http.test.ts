import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { createAccessPolicy } from '@repo/platform/access';
import { ApplicationError, DatabaseUnavailable } from '@repo/platform/errors';
import type { ValidationError } from '@repo/platform/errors';
import {
  assertJsonBody,
  assertPermitted,
  corsHeaders,
  createRouteTable,
  defineOperation,
  maxBodyBytes,
  parseJsonBody,
  parseQuery,
  pathOf,
  readBody,
  recognize,
  requestIdOf,
  routerPath,
  toProblem,
  validateBody,
  validateQuery,
} from '@repo/platform/http';
import type { Operation } from '@repo/platform/http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const request = { path: '/x', requestId: 'r' };

describe('a problem', () => {
  it('hides the details of unexpected errors', () => {
    const { status, body } = toProblem(new Error('SELECT secret FROM 10.0.0.1'), request);
    expect({ status, body }).toEqual({
      status: 500,
      body: {
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: 'An internal error occurred.',
        instance: '/x',
        code: 'internal',
        requestId: 'r',
      },
    });
  });

  it('hides the details of an application error without a status', () => {
    class InsideError extends ApplicationError {}
    const { status, body } = toProblem(new InsideError('inside', 'SELECT secret'), request);
    expect([status, body.code, body.detail]).toEqual([500, 'internal', 'An internal error occurred.']);
  });

  it('sends retry-after while a dependency is unavailable', () => {
    const { status, headers, body } = toProblem(new DatabaseUnavailable('10.0.0.1 refused'), request);
    expect([status, headers['retry-after'], body.code]).toEqual([503, '5', 'unavailable']);
    expect(JSON.stringify(body)).not.toContain('10.0.0.1');
  });
});

describe('bodies', () => {
  const json = { 'content-type': 'application/json', 'content-length': '2' };

  it('accepts only uncompressed JSON in UTF-8', () => {
    expect(() => assertJsonBody(json)).not.toThrow();
    expect(() =>
      assertJsonBody({ ...json, 'content-type': 'Application/JSON; charset="UTF-8"' }),
    ).not.toThrow();
    for (const bad of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=latin1' },
      { 'content-encoding': 'gzip' },
      { 'content-type': undefined },
    ]) {
      expect(() => assertJsonBody({ ...json, ...bad })).toThrow('application/json');
    }
  });

  it('ignores an absent body', () => {
    expect(() => assertJsonBody({})).not.toThrow();
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined();
  });

  it.each(['{', '{"__proto__": {}}', '{"constructor": {"prototype": {}}}', "{'a': 1}"])(
    'refuse %s',
    (text) => {
      expect(() => parseJsonBody(Buffer.from(text))).toThrow('not valid JSON');
    },
  );

  it('rejects bytes that are not UTF-8', () => {
    expect(() => parseJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow('not valid JSON');
  });
});

describe('reading a body', () => {
  const requestWith = (chunks: readonly string[], headers: Record<string, string> = {}) => {
    const incoming = new IncomingMessage(new Socket());
    Object.assign(incoming.headers, headers);
    for (const chunk of chunks) incoming.push(Buffer.from(chunk));
    return incoming;
  };
  const finished = (incoming: IncomingMessage) => {
    incoming.push(null);
    return incoming;
  };
  const half = 'x'.repeat(maxBodyBytes / 2);

  it('returns the complete body', async () => {
    expect(String(await readBody(finished(requestWith(['{"a"', ': 1}']))))).toBe('{"a": 1}');
    expect((await readBody(finished(requestWith([half, half])))).length).toBe(maxBodyBytes);
  });

  it('rejects an oversized body, before the first byte if its length is declared', async () => {
    await expect(readBody(requestWith([half, half, 'x']))).rejects.toThrow('larger');
    const announced = requestWith([], { 'content-length': String(maxBodyBytes + 1) });
    await expect(readBody(announced)).rejects.toThrow('larger');
  });

  it('reports that the client closed the connection', async () => {
    const gone = requestWith(['{']);
    const reading = readBody(gone);
    gone.destroy(new Error('aborted'));
    await expect(reading).rejects.toThrow('incomplete');
  });
});

describe('access', () => {
  const operation = (access: Operation['access']) =>
    defineOperation({ id: 'x', method: 'GET', path: '/x', tag: 'x', summary: 'x', access, responses: {} });
  const ada = { userId: 'ada', sessionId: 's', roles: ['user'] };
  const authenticate = async () => ada;
  const policy = createAccessPolicy<string>({ user: { inherits: [], permissions: ['x:read'] } });

  it('skips authentication for public operations', async () => {
    expect(await recognize(operation('anyone'), undefined, authenticate)).toBeNull();
    await expect(recognize(operation('authenticated'), undefined, authenticate)).rejects.toThrow('required');
    expect(await recognize(operation('authenticated'), 'Bearer x', authenticate)).toBe(ada);
  });

  it('follows the operation', () => {
    const assertFor = (permission: string, caller: typeof ada | null) =>
      assertPermitted(operation({ permission }), caller, policy);
    expect(() => assertFor('x:read', ada)).not.toThrow();
    expect(() => assertFor('x:write', ada)).toThrow('permission');
    expect(() => assertFor('x:read', null)).toThrow('permission');
    expect(() => assertPermitted(operation('anyone'), null, policy)).not.toThrow();
  });
});

describe('URLs', () => {
  it.each([
    ['/a?b', '/a'],
    ['http://x/a?b', '/a'],
    ['https://x', '/'],
    ['?a', '/'],
    ['/http://x', '/http://x'],
  ])('%s has the path %s', (url, path) => {
    expect(pathOf(url)).toBe(path);
  });

  it('converts operation paths to router syntax', () => {
    expect(routerPath('/a/{id}/b/{other}')).toBe('/a/:id/b/:other');
  });

  it('parses repeated query keys as lists', () => {
    expect({ ...parseQuery('a=1&b=2&a=3&c+d=%20') }).toEqual({ a: ['1', '3'], b: '2', 'c d': ' ' });
    expect([parseQuery(''), parseQuery(null), parseQuery(undefined)]).toEqual([{}, {}, {}]);
  });
});

describe('validation', () => {
  const schema = z.strictObject({ 'a/b': z.string(), list: z.array(z.number()).optional() });
  const errorsOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return (error as ValidationError).errors.map(({ path, code }) => [path, code]);
    }
    return [];
  };

  it('reports a JSON pointer into the body', () => {
    expect(errorsOf(() => validateBody(schema, { list: [1, 'x'], 'm~n': 1 }))).toEqual([
      ['/a~1b', 'required'],
      ['/list/1', 'invalid_type'],
      ['/m~0n', 'unknown_key'],
    ]);
    for (const nothing of [null, undefined]) {
      expect(errorsOf(() => validateBody(schema, nothing))).toEqual([['', 'invalid_type']]);
    }
  });

  it('reports query keys', () => {
    expect(errorsOf(() => validateQuery(z.strictObject({}), { page: '1' }))).toEqual([
      ['?page', 'unknown_key'],
    ]);
  });

  it('reports a limited number of errors', () => {
    const body = Object.fromEntries(Array.from({ length: 11_000 }, (_, index) => [`key${index}`, 1]));
    expect(errorsOf(() => validateBody(schema, body))).toHaveLength(50);
  });
});

describe('the route table', () => {
  const table = createRouteTable([
    { method: 'GET', path: '/users/{id}' },
    { method: 'POST', path: '/users' },
  ]);

  it('returns the methods of a path', () => {
    expect(table.methodsOf('/users/7')).toEqual(['GET', 'HEAD', 'OPTIONS']);
    expect(table.methodsOf('/users')).toEqual(['OPTIONS', 'POST']);
  });

  it.each(['/users/', '/Users', '/users/7/8', '/'])('answers 404 for %s', (path) => {
    expect(table.methodsOf(path)).toEqual([]);
  });
});

describe('request ids', () => {
  it('keeps ids of up to 128 visible ASCII characters', () => {
    expect(requestIdOf('abc')).toBe('abc');
    for (const bad of [undefined, '', 'a b', 'ä', 'x'.repeat(129), ['a', 'b']]) {
      expect(requestIdOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('CORS', () => {
  it('is off without origins, and allows only listed ones', () => {
    expect(corsHeaders('https://a.example', [])).toEqual({});
    expect(corsHeaders('https://b.example', ['https://a.example'])).toEqual({ vary: 'origin' });
    expect(corsHeaders('https://a.example', ['https://a.example'])).toMatchObject({
      'access-control-allow-origin': 'https://a.example',
      'access-control-expose-headers': expect.stringContaining('idempotency-replayed'),
    });
  });
});
