import { randomUUID } from 'node:crypto';
import process from 'node:process';
import fastify from 'fastify';
import { z } from 'zod';
import { context } from './context.mjs';
import { credentials, problemOf, registration, stateView, tokensView, userView } from './contract.mjs';
import { register } from './metrics.mjs';
import { logger, requestAnswered } from './request-log.mjs';
import { createService, toUserView } from './service.mjs';
import { loadSettings } from './settings.mjs';

const settings = loadSettings();
const service = await createService(settings);
const app = fastify({
  loggerInstance: logger,
  logController: new fastify.LogController({ disableRequestLogging: true }),
  bodyLimit: 102_400,
  genReqId: ({ headers }) => {
    const given = headers['x-request-id'];
    return /^[\x21-\x7e]{1,128}$/.test(given ?? '') ? given : randomUUID();
  },
});

app.setValidatorCompiler(({ schema }) => (value) => {
  const { error, data } = schema.safeParse(value);
  return error ? { error } : { value: data };
});

app.decorateRequest('user', null);

app.addHook('onRequest', (request, _reply, done) => context.run({ requestId: request.id }, done));

app.addHook('onSend', async (request, reply) => {
  reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'server-timing': `app;dur=${reply.elapsedTime.toFixed(1)}`,
  });
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
});

app.addHook('onResponse', async ({ id, method, url, user, routeOptions }, reply) => {
  const { statusCode: status, elapsedTime: ms } = reply;
  requestAnswered({ id, userId: user?.id, method, url, route: routeOptions.url, status, ms });
});

app.setErrorHandler((error, request, reply) => {
  const problem = problemOf(error, { path: request.url, requestId: request.id });
  if (problem.status >= 500) logger.error({ err: error, requestId: request.id }, 'Request failed');
  return reply
    .code(problem.status)
    .headers({ ...error.headers, 'content-type': 'application/problem+json' })
    .serializer(JSON.stringify)
    .send(problem);
});

const answers = (status, view) => ({ [status]: z.toJSONSchema(view) });

async function authenticate(request) {
  request.user = await service.authenticate(request.headers.authorization);
}

app.get('/health/live', { schema: { response: answers(200, stateView) } }, async () => ({ status: 'ok' }));

app.get('/metrics', async (_request, reply) =>
  reply.type(register.contentType).send(await register.metrics()),
);

app.post(
  '/api/v1/users',
  { schema: { body: registration, response: answers(201, userView) } },
  async ({ body, headers }, reply) => {
    const user = await service.register(body, headers.traceparent);
    reply.code(201).headers({ location: `/api/v1/users/${user.id}`, etag: `"${user.version}"` });
    return toUserView(user);
  },
);

app.post(
  '/api/v1/auth/login',
  { schema: { body: credentials, response: answers(200, tokensView) } },
  async ({ body, ip }) => service.login(body, ip),
);

app.get(
  '/api/v1/users/me',
  { onRequest: authenticate, schema: { response: answers(200, userView) } },
  async ({ user }, reply) => {
    reply.header('etag', `"${user.version}"`);
    return toUserView(user);
  },
);

process.once('SIGTERM', async () => {
  await app.close();
  await service.close();
});

await app.listen({ host: settings.HOST, port: settings.PORT });
