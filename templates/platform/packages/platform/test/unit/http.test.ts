import { DatabaseUnavailable } from '@repo/platform/errors';
import type { ValidationError } from '@repo/platform/errors';
import {
  assertJsonBody,
  corsHeaders,
  createRouteTable,
  parseJsonBody,
  requestIdOf,
  toProblem,
  validateBody,
  validateQuery,
} from '@repo/platform/http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const request = { path: '/x', requestId: 'r' };

describe('problems', () => {
  it('say nothing about errors that nobody foresaw', () => {
    const { status, body } = toProblem(new Error('SELECT secret FROM 10.0.0.1'), request);
    expect({ status, body }).toEqual({
      status: 500,
      body: {
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        detail: 'Something went wrong.',
        instance: '/x',
        code: 'internal',
        requestId: 'r',
      },
    });
  });

  it('tell the caller to come back when a part is away', () => {
    const { status, headers, body } = toProblem(new DatabaseUnavailable('10.0.0.1 refused'), request);
    expect([status, headers['retry-after'], body.code]).toEqual([503, '5', 'unavailable']);
    expect(JSON.stringify(body)).not.toContain('10.0.0.1');
  });
});

describe('bodies', () => {
  const json = { 'content-type': 'application/json', 'content-length': '2' };

  it('are JSON in UTF-8 without an encoding', () => {
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

  it('are not checked where there are none', () => {
    expect(() => assertJsonBody({})).not.toThrow();
    expect(parseJsonBody(Buffer.alloc(0))).toBeUndefined();
  });

  it.each(['{', '{"__proto__": {}}', '{"constructor": {"prototype": {}}}', "{'a': 1}"])(
    'refuse %s',
    (text) => {
      expect(() => parseJsonBody(Buffer.from(text))).toThrow('well-formed');
    },
  );

  it('refuse bytes that are no UTF-8', () => {
    expect(() => parseJsonBody(Buffer.from([0x22, 0xff, 0x22]))).toThrow('well-formed');
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

  it('points into the body', () => {
    expect(errorsOf(() => validateBody(schema, { list: [1, 'x'], 'm~n': 1 }))).toEqual([
      ['/a~1b', 'required'],
      ['/list/1', 'invalid_type'],
      ['/m~0n', 'unknown_key'],
    ]);
    expect(errorsOf(() => validateBody(schema, null))).toEqual([['', 'invalid_type']]);
  });

  it('names query keys', () => {
    expect(errorsOf(() => validateQuery(z.strictObject({}), { page: '1' }))).toEqual([
      ['?page', 'unknown_key'],
    ]);
  });
});

describe('the route table', () => {
  const table = createRouteTable([
    { method: 'GET', path: '/users/{id}' },
    { method: 'POST', path: '/users' },
  ]);

  it('knows the methods of a path', () => {
    expect(table.methodsOf('/users/7')).toEqual(['GET', 'HEAD', 'OPTIONS']);
    expect(table.methodsOf('/users')).toEqual(['OPTIONS', 'POST']);
  });

  it.each(['/users/', '/Users', '/users/7/8', '/'])('knows no %s', (path) => {
    expect(table.methodsOf(path)).toEqual([]);
  });
});

describe('request ids', () => {
  it('are kept when they are visible ASCII of at most 128 characters', () => {
    expect(requestIdOf('abc')).toBe('abc');
    for (const bad of [undefined, '', 'a b', 'ä', 'x'.repeat(129), ['a', 'b']]) {
      expect(requestIdOf(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});

describe('CORS', () => {
  it('is off without origins, and names only an allowed one', () => {
    expect(corsHeaders('https://a.example', [])).toEqual({});
    expect(corsHeaders('https://b.example', ['https://a.example'])).toEqual({ vary: 'origin' });
    expect(corsHeaders('https://a.example', ['https://a.example'])).toMatchObject({
      'access-control-allow-origin': 'https://a.example',
    });
  });
});
