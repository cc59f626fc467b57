import { describe, expect, it } from 'vitest';
import { logIn, signUp } from '../support/client.js';
import { newPerson } from '../support/factories.js';
import { admin } from '../support/service.js';
import { target } from '../support/target.js';

const service = target();
const users = '/api/v1/users';

describe('every answer', () => {
  it.each(['/health/live', '/nowhere', '/%zz', `${users}/me`])(
    'of %s has the headers of the API',
    async (path) => {
      const { headers } = await service.request('GET', path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).toMatch(/^[\x21-\x7e]{1,128}$/);
      expect(headers.get('server-timing')).toMatch(/^app;dur=\d/);
      expect(headers.has('x-powered-by')).toBe(false);
      expect(headers.has('access-control-allow-origin')).toBe(false);
    },
  );

  it('returns a valid request id', async () => {
    const good = 'a'.repeat(128);
    const kept = await service.request('GET', '/nowhere', { headers: { 'x-request-id': good } });
    expect(kept.headers.get('x-request-id')).toBe(good);
    expect(kept.body.requestId).toBe(good);
    const replaced = await service.request('GET', '/nowhere', { headers: { 'x-request-id': `${good}a` } });
    expect(replaced.headers.get('x-request-id')).not.toContain(good);
  });

  it('forbids storing responses about users and sessions, however the path is spelled', async () => {
    for (const path of [`${users}/me`, users, '/api/v1/auth/login', '/api/v1/%75sers/me']) {
      const { headers } = await service.request('GET', path);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('paths and methods', () => {
  it.each(['/', '/Health', '/health/', '/api/v1/users/', '/api/v1', '/%zz', '//health'])(
    'no resource is at %s',
    async (path) => {
      const { status, headers, body } = await service.request('GET', path);
      expect([status, body.code, headers.get('content-type')]).toEqual([
        404,
        'not_found',
        expect.stringMatching(/^application\/problem\+json/),
      ]);
    },
  );

  it('answers 404 for an id of any length', async () => {
    const { accessToken: token } = await logIn(service, admin);
    const { status, body } = await service.request('GET', `${users}/${'a'.repeat(4_000)}`, { token });
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  it('answers 405 with the allowed methods of a known path', async () => {
    const { status, headers, body } = await service.request('DELETE', users);
    expect([status, body.code]).toEqual([405, 'method_not_allowed']);
    expect(headers.get('allow')?.split(', ')).toContain('POST');
  });

  it('answers HEAD as GET, without a body', async () => {
    const { status, headers, body } = await service.request('HEAD', '/health/live');
    expect([status, body]).toEqual([200, '']);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it('never answers OPTIONS with 405', async () => {
    const known = await service.request('OPTIONS', users);
    expect([known.status, known.headers.get('allow')]).toEqual([204, expect.stringContaining('POST')]);
    const unknown = await service.request('OPTIONS', '/nowhere');
    expect(unknown.status).toBe(404);
  });
});

describe('bodies', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
    service.request('POST', users, { body, headers: { 'content-type': 'application/json', ...headers } });

  it.each(['{', '{"email": "a@example.com", "__proto__": {"x": 1}}', '{"constructor": {"prototype": {}}}'])(
    '%s is malformed',
    async (text) => {
      const { status, body } = await post(text);
      expect([status, body.code]).toEqual([400, 'malformed_json']);
    },
  );

  it.each(['null', '7', '"text"', '[]', '{}', ''])('rejects the body %s', async (text) => {
    const { status, body } = await post(text);
    expect([status, body.code]).toEqual([422, 'validation_failed']);
    expect(body.errors).not.toHaveLength(0);
  });

  it('rejects bodies that are not UTF-8 as malformed', async () => {
    const { status, body } = await post(new Uint8Array([0x22, 0xff, 0x22]));
    expect([status, body.code]).toEqual([400, 'malformed_json']);
  });

  it.each([
    ['content-type', 'text/plain'],
    ['content-type', 'application/x-www-form-urlencoded'],
    ['content-type', 'application/json; charset=iso-8859-1'],
    ['content-encoding', 'gzip'],
  ])('rejects %s %s as unsupported', async (header, value) => {
    const { status, body } = await post('{}', { [header]: value });
    expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it.each(['x', 'text/plain', 'application/json'])(
    'of type %s are left unread where none is asked for',
    async (type) => {
      const { tokens } = await signUp(service);
      const sent = { token: tokens.accessToken, headers: { 'content-type': type }, body: '{' };
      expect((await service.request('POST', '/api/v1/auth/logout', sent)).status).toBe(204);
    },
  );

  it('rejects bodies over 100 KiB', async () => {
    const fits = await post(`"${'x'.repeat(102_398)}"`);
    expect(fits.status).toBe(422);
    const tooLarge = await post(`"${'x'.repeat(102_399)}"`);
    expect([tooLarge.status, tooLarge.body.code]).toEqual([413, 'payload_too_large']);
  });
});

describe('the order of checks', () => {
  it('checks the route before reading a body of any length', async () => {
    const long = { body: 'x'.repeat(200_000), headers: { 'content-type': 'application/json' } };
    expect((await service.request('POST', '/nowhere', long)).status).toBe(404);
    expect((await service.request('PATCH', users, long)).status).toBe(405);
  });

  const badBody = { body: '{', headers: { 'content-type': 'text/plain' } };

  it('checks the route first', async () => {
    expect((await service.request('POST', '/nowhere', badBody)).status).toBe(404);
    expect((await service.request('POST', `${users}/me`, badBody)).status).toBe(405);
  });

  it('checks the media type before reading the body', async () => {
    expect((await service.request('POST', users, badBody)).status).toBe(415);
  });
});

describe('a problem', () => {
  it('has the fields of RFC 9457 and the extensions of the API', async () => {
    const { body } = await service.request('GET', '/nowhere?x=1');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: expect.any(String),
      instance: '/nowhere',
      code: 'not_found',
      requestId: expect.any(String),
    });
  });

  it('points to the invalid value', async () => {
    const { body } = await service.request('POST', users, { json: { ...newPerson(), email: 7, extra: 1 } });
    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['/email', '/extra']);
  });
});

describe('unknown keys', () => {
  it('rejects unknown keys in every body and every query', async () => {
    const { accessToken: token } = await logIn(service, admin);
    const { body: document } = await service.request('GET', '/openapi.json');
    for (const [path, operations] of Object.entries<Record<string, object>>(document.paths)) {
      for (const [verb, operation] of Object.entries(operations)) {
        const [method, concrete] = [verb.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x')];
        const refused = async (query: string, options: object, errorPath: string) => {
          const { status, body } = await service.request(method, concrete + query, { token, ...options });
          expect([status, body.errors], `${method} ${path}`).toEqual([
            422,
            expect.arrayContaining([expect.objectContaining({ path: errorPath, code: 'unknown_key' })]),
          ]);
        };
        if ('requestBody' in operation) await refused('', { json: { nonsense: 1 } }, '/nonsense');
        else await refused('?nonsense=1', {}, '?nonsense');
      }
    }
  });
});

describe('the OpenAPI document', () => {
  it('describes exactly the existing routes', async () => {
    const { status, body } = await service.request('GET', '/openapi.json');
    expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.1\./)]);
    const { tokens } = await signUp(service);
    for (const [path, operations] of Object.entries<Record<string, unknown>>(body.paths)) {
      for (const method of Object.keys(operations)) {
        const concrete = path.replaceAll(/\{\w+\}/g, 'x');
        const answer = await service.request(method.toUpperCase(), concrete, { token: tokens.accessToken });
        expect([404, 405], `${method} ${path}`).not.toContain(answer.status);
      }
    }
  });
});
