import type { Authenticator } from '@repo/platform/auth';
import { createServer } from '@repo/platform/server';
import type { Composition } from './composition.js';
import { servedFeatures } from './feature.js';
import { createHttpConventions } from './http-conventions.js';
import type { Module } from './module.js';

export interface Application {
  listen(): Promise<void>;
  /** Shuts down gracefully: waits for the requests in flight and closes the server. */
  stop(): Promise<void>;
}

/** Creates the HTTP layer of the service: the routes of all modules under one set of conventions. */
export async function createApplication({ platform, modules }: Composition): Promise<Application> {
  const { settings } = platform;
  const conventions = createHttpConventions(platform, modules);
  const authenticate = authenticatorOf(modules);
  const routes = servedFeatures(platform, modules).map((module) => module.routes);
  const server = await createServer(conventions, { authenticate, routes });
  return {
    listen: () => server.listen({ host: settings.HOST, port: settings.PORT }),
    async stop() {
      conventions.health.drain();
      await server.stop(settings);
    },
  };
}

function authenticatorOf(modules: readonly Module[]): Authenticator {
  const [authenticate, ...others] = modules.flatMap((module) => module.authenticate ?? []);
  if (!authenticate || others.length > 0) throw new Error('Exactly one module must provide an authenticator');
  return authenticate;
}
