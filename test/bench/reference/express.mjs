import { randomUUID } from 'node:crypto';
import express from 'express';
import { context } from './context.mjs';
import { credentials, problemOf, registration, stateView, tokensView, userView } from './contract.mjs';
import { register } from './metrics.mjs';
import { logger, requestAnswered } from './request-log.mjs';
import { createService, toUserView } from './service.mjs';
import { loadSettings } from './settings.mjs';

const settings = loadSettings();
const service = await createService(settings);

const app = express();
app.disable('x-powered-by');
app.disable('etag');

app.use((request, response, next) => {
  const started = performance.now();
  const given = request.headers['x-request-id'];
  request.id = /^[\x21-\x7e]{1,128}$/.test(given ?? '') ? given : randomUUID();
  response.set({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
  if (request.url.startsWith('/api/')) response.set('cache-control', 'no-store');
  const { writeHead } = response;
  response.writeHead = (...words) => {
    response.setHeader('server-timing', `app;dur=${(performance.now() - started).toFixed(1)}`);
    return writeHead.apply(response, words);
  };
  response.once('finish', () => {
    const { id, method, originalUrl: url, user, route } = request;
    const ms = performance.now() - started;
    requestAnswered({
      id,
      userId: user?.id,
      method,
      url,
      route: route?.path,
      status: response.statusCode,
      ms,
    });
  });
  context.run({ requestId: request.id }, next);
});

const validBody = (schema) => [
  express.json({ limit: '100kb' }),
  (request, _response, next) => {
    request.body = schema.parse(request.body);
    next();
  },
];

async function authenticate(request, _response, next) {
  request.user = await service.authenticate(request.headers.authorization);
  next();
}

app.get('/health/live', (_request, response) => {
  response.json(stateView.parse({ status: 'ok' }));
});

app.get('/metrics', async (_request, response) => {
  response.type(register.contentType).send(await register.metrics());
});

app.post('/api/v1/users', validBody(registration), async ({ body, headers }, response) => {
  const user = await service.register(body, headers.traceparent);
  response.set({ location: `/api/v1/users/${user.id}`, etag: `"${user.version}"` });
  response.status(201).json(userView.parse(toUserView(user)));
});

app.post('/api/v1/auth/login', validBody(credentials), async ({ body, ip }, response) => {
  response.json(tokensView.parse(await service.login(body, ip)));
});

app.get('/api/v1/users/me', authenticate, ({ user }, response) => {
  response.set('etag', `"${user.version}"`).json(userView.parse(toUserView(user)));
});

// Express detects error handlers by their four parameters.
app.use((error, request, response, _next) => {
  const problem = problemOf(error, { path: request.path, requestId: request.id });
  if (problem.status >= 500) logger.error({ err: error, requestId: request.id }, 'Request failed');
  response.status(problem.status).set(error.headers ?? {});
  response.type('application/problem+json').send(JSON.stringify(problem));
});

const server = app.listen(settings.PORT, settings.HOST);
// Longer than the 60 seconds for which load balancers keep idle connections.
server.keepAliveTimeout = 72_000;

process.once('SIGTERM', () => {
  server.close(() => service.close());
  server.closeIdleConnections();
});
