import { Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Authenticator } from '../auth/index.js';
import type { HttpConventions } from '../http/index.js';
import { AccessGuard } from './access.guard.js';
import { BodyInterceptor } from './body.interceptor.js';
import { ContractPipe } from './contract.pipe.js';
import { AnswerReplayFilter } from './answer-replay.filter.js';
import { defaultsPlugin } from './defaults-plugin.js';
import { ProblemFilter } from './problem.filter.js';

/** Configures an application with the conventions of the API. Call it before `init`. */
export async function configureServer(
  app: NestFastifyApplication,
  conventions: HttpConventions,
  authenticate: Authenticator,
): Promise<void> {
  await app.register(defaultsPlugin, conventions);
  app.useGlobalGuards(new AccessGuard(authenticate, conventions.policy));
  app.useGlobalInterceptors(
    new BodyInterceptor(),
    new StandardSchemaSerializerInterceptor(app.get(Reflector)),
  );
  app.useGlobalPipes(new ContractPipe());
  app.useGlobalFilters(new ProblemFilter(), new AnswerReplayFilter());
}
