import { generateKeyPairSync } from 'node:crypto';
import { Test } from '@nestjs/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { parseSettings } from '@repo/platform/config';
import { createLogger } from '@repo/platform/logging';
import { createHttpAdapter, NestLogger } from '@repo/platform/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppModule } from '../../src/app.module.js';
import { HttpModule } from '../../src/http.module.js';
import { Authenticate } from '../../src/modules/auth/application/sessions.js';
import { GetUser } from '../../src/modules/users/application/find-users.js';
import { RegisterUser } from '../../src/modules/users/application/register-user.js';
import { makeUser } from '../../src/modules/users/domain/user.js';
import { settingsShape } from '../../src/settings.js';
import { createTestResources } from '../support/resources.js';
import type { TestResources } from '../support/resources.js';

const ada = makeUser(
  {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    email: 'ada@example.com',
    username: 'ada',
    passwordHash: 'a hash',
  },
  new Date(0),
);
const registration = { email: ada.email, username: ada.username, password: 'correct horse battery' };
const token = { authorization: 'Bearer x' };
const registerUser = { execute: vi.fn<RegisterUser['execute']>() };

let resources: TestResources;
let app: NestFastifyApplication;
beforeEach(async () => {
  resources = await createTestResources();
  const { privateKey } = generateKeyPairSync('ed25519');
  const settings = parseSettings(settingsShape, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    AUTH_SIGNING_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    IDEMPOTENCY_SECRET: 'a secret of the tests, long enough',
    ...resources.settings,
  });
  const named = { service: 'test', version: '0.0.0', ...settings };
  const logger = createLogger(named);
  const principal = { userId: ada.id, sessionId: 'a session', roles: ['user'] };

  const testing = await Test.createTestingModule({
    imports: [AppModule.with(named, logger, [HttpModule])],
  })
    .overrideProvider(Authenticate)
    .useValue({ execute: async () => principal })
    .overrideProvider(GetUser)
    .useValue({ execute: async () => ada })
    .overrideProvider(RegisterUser)
    .useValue(registerUser)
    .compile();
  app = testing.createNestApplication<NestFastifyApplication>(
    createHttpAdapter(logger, named.REQUEST_TIMEOUT_SECONDS),
    {
      bodyParser: false,
      logger: new NestLogger(logger),
    },
  );
  await app.get(HttpModule).serve(app);
  const fastify = app.getHttpAdapter().getInstance();
  for (const hook of ['onRequest', 'preSerialization', 'onSend'] as const) {
    fastify.addHook(hook, async (request: { headers: Record<string, unknown> }) => {
      if (request.headers['x-fail'] === hook) throw new Error('the inside');
    });
  }
  await app.init();
});
afterEach(async () => {
  vi.resetAllMocks();
  await app.close();
  await resources.remove();
});

describe('the application', () => {
  it('filters responses by the contract', async () => {
    const answer = await app.inject({ url: '/api/v1/users/me', headers: token });
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"1"']);
    expect(answer.json()).toEqual({
      id: ada.id,
      email: ada.email,
      username: ada.username,
      roles: ['user'],
      createdAt: ada.createdAt.toISOString(),
      updatedAt: ada.updatedAt.toISOString(),
    });
  });

  it('calls no use case with invalid input', async () => {
    const payload = { ...registration, username: '?' };
    const answer = await app.inject({ method: 'POST', url: '/api/v1/users', payload });
    expect([answer.statusCode, answer.json().errors[0].path]).toEqual([422, '/username']);
    expect(registerUser.execute).not.toHaveBeenCalled();
  });

  it('checks the permission before reading the body', async () => {
    const headers = { ...token, 'content-type': 'text/plain' };
    const url = `/api/v1/users/${ada.id}/roles`;
    const answer = await app.inject({ method: 'PUT', url, headers, payload: '{' });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
  });

  it.each(['onRequest', 'preSerialization', 'onSend'])(
    'answers a problem document without internals when an %s hook fails',
    async (hook) => {
      const { statusCode, headers, body } = await app.inject({
        url: '/api/v1/users/me',
        headers: { ...token, 'x-fail': hook },
      });
      expect([statusCode, JSON.parse(body).code, headers['content-type']]).toEqual([
        500,
        'internal',
        'application/problem+json',
      ]);
      expect(headers['x-request-id']).toBe(JSON.parse(body).requestId);
      expect(headers).not.toHaveProperty('etag');
      expect(body).not.toContain('the inside');
    },
  );

  it('hides the details of an unknown error', async () => {
    registerUser.execute.mockRejectedValue(new Error('the inside'));
    const answer = await app.inject({ method: 'POST', url: '/api/v1/users', payload: registration });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
    expect(answer.body).not.toContain('the inside');
  });

  it('answers 500 when a use case does not record the outcome of an idempotent operation', async () => {
    registerUser.execute.mockResolvedValue(ada);
    const answer = await app.inject({ method: 'POST', url: '/api/v1/users', payload: registration });
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal']);
  });

  it('returns the response that a use case has recorded', async () => {
    registerUser.execute.mockImplementation(async (_registration, outcome) => {
      await outcome?.record(ada, { settle: async () => true });
      return ada;
    });
    const answer = await app.inject({ method: 'POST', url: '/api/v1/users', payload: registration });
    expect([answer.statusCode, answer.json().id]).toEqual([201, ada.id]);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      location: `/api/v1/users/${ada.id}`,
      etag: '"1"',
    });
  });
});
