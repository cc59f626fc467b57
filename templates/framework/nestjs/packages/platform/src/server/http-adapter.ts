import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Logger } from '../logging/index.js';
import { serverOptions } from './server-options.js';

/** Fastify, as Nest's HTTP adapter. */
export function createHttpAdapter(logger: Logger, requestTimeoutSeconds: number): FastifyAdapter {
  const adapter = new FastifyAdapter(serverOptions(logger, requestTimeoutSeconds));
  // Guards come before what was sent: a body is left alone until BodyInterceptor reads it.
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY']) {
    adapter.getInstance().addHttpMethod(method, { hasBody: false, overrideExisting: true });
  }
  return adapter;
}
