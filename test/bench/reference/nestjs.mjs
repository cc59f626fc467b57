import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import * as nest from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { context } from './context.mjs';
import { credentials, problemOf, registration, stateView, tokensView, userView } from './contract.mjs';
import { register } from './metrics.mjs';
import { logger, requestAnswered } from './request-log.mjs';
import { createService, toUserView } from './service.mjs';
import { loadSettings } from './settings.mjs';

const settings = loadSettings();
const service = await createService(settings);

const zodPipe = (schema) => ({ transform: (value) => schema.parse(value) });

class AuthGuard {
  async canActivate(execution) {
    const request = execution.switchToHttp().getRequest();
    request.user = await service.authenticate(request.headers.authorization);
    return true;
  }
}

class ProblemFilter {
  catch(error, host) {
    const [request, reply] = [host.switchToHttp().getRequest(), host.switchToHttp().getResponse()];
    const status = error instanceof nest.HttpException ? error.getStatus() : error.statusCode;
    const problem = problemOf(Object.assign(error, { statusCode: status }), {
      path: request.url,
      requestId: request.id,
    });
    if (problem.status >= 500) logger.error({ err: error, requestId: request.id }, 'Request failed');
    reply.code(problem.status).headers({ ...error.headers, 'content-type': 'application/problem+json' });
    reply.serializer(JSON.stringify).send(problem);
  }
}

class UsersController {
  live() {
    return { status: 'ok' };
  }

  async metrics(reply) {
    reply.type(register.contentType).send(await register.metrics());
  }

  async register(body, { headers }, reply) {
    const user = await service.register(body, headers.traceparent);
    reply.headers({ location: `/api/v1/users/${user.id}`, etag: `"${user.version}"` });
    return toUserView(user);
  }

  login(body, { ip }) {
    return service.login(body, ip);
  }

  me({ user }, reply) {
    reply.header('etag', `"${user.version}"`);
    return toUserView(user);
  }
}

// Decorators are called as functions, because this file is not compiled.
const decorate = (name, decorators, parameters = []) => {
  const { prototype } = UsersController;
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  for (const decorator of decorators) decorator(prototype, name, descriptor);
  for (const [index, parameter] of parameters.entries()) parameter(prototype, name, index);
};
const answers = (schema) => nest.SerializeOptions({ schema });
const reply = nest.Res({ passthrough: true });

decorate('live', [nest.Get('health/live'), answers(stateView)]);
decorate('metrics', [nest.Get('metrics')], [nest.Res()]);
decorate(
  'register',
  [nest.Post('api/v1/users'), answers(userView)],
  [nest.Body(zodPipe(registration)), nest.Req(), reply],
);
decorate(
  'login',
  [nest.Post('api/v1/auth/login'), nest.HttpCode(200), answers(tokensView)],
  [nest.Body(zodPipe(credentials)), nest.Req()],
);
decorate(
  'me',
  [nest.Get('api/v1/users/me'), nest.UseGuards(AuthGuard), answers(userView)],
  [nest.Req(), reply],
);
nest.Controller()(UsersController);

class AppModule {}
nest.Module({ controllers: [UsersController] })(AppModule);

const adapter = new FastifyAdapter({
  bodyLimit: 102_400,
  genReqId: ({ headers }) => {
    const given = headers['x-request-id'];
    return /^[\x21-\x7e]{1,128}$/.test(given ?? '') ? given : randomUUID();
  },
});
const app = await NestFactory.create(AppModule, adapter, { logger: false });
app.useGlobalFilters(new ProblemFilter());
app.useGlobalInterceptors(new nest.StandardSchemaSerializerInterceptor(app.get(Reflector)));

const http = adapter.getInstance();
http.addHook('onRequest', (request, _reply, done) => context.run({ requestId: request.id }, done));
http.addHook('onSend', async (request, answer) => {
  answer.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'server-timing': `app;dur=${answer.elapsedTime.toFixed(1)}`,
  });
  if (request.url.startsWith('/api/')) answer.header('cache-control', 'no-store');
});
http.addHook(
  'onResponse',
  async ({ id, method, url, user, routeOptions }, { statusCode: status, elapsedTime: ms }) => {
    requestAnswered({ id, userId: user?.id, method, url, route: routeOptions.url, status, ms });
  },
);

process.once('SIGTERM', async () => {
  await app.close();
  await service.close();
});

await app.listen(settings.PORT, settings.HOST);
