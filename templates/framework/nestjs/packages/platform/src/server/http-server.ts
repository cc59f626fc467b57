import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Authenticator } from '../auth/index.js';
import type { HttpConventions } from '../http/index.js';
import type { Logger } from '../logging/index.js';
import { AccessGuard, BodyInterceptor, ContractPipe } from './checks.js';
import { conventionsPlugin } from './conventions-plugin.js';
import { AnswerReplayFilter } from './idempotency.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { serverOptions } from './server-options.js';

/** Nest's HTTP adapter for Fastify. */
export function createHttpAdapter(logger: Logger, requestTimeoutSeconds: number): FastifyAdapter {
  const adapter = new FastifyAdapter(serverOptions(logger, requestTimeoutSeconds));
  // Bodies stay unread until BodyInterceptor, which runs after the guards.
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY']) {
    adapter.getInstance().addHttpMethod(method, { hasBody: false, overrideExisting: true });
  }
  return adapter;
}

/** Configures an application with the conventions of the API. Call it before `init`. */
export async function configureServer(
  app: NestFastifyApplication,
  conventions: HttpConventions,
  authenticate: Authenticator,
): Promise<void> {
  await app.register(conventionsPlugin, conventions);
  app.useGlobalGuards(new AccessGuard(authenticate, conventions.policy));
  app.useGlobalInterceptors(
    new BodyInterceptor(),
    new StandardSchemaSerializerInterceptor(app.get(Reflector)),
  );
  app.useGlobalPipes(new ContractPipe());
  app.useGlobalFilters(new ProblemFilter(), new AnswerReplayFilter());
}
