import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Logger } from '../logging/index.js';
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
