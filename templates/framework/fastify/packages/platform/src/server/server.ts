import fastify from 'fastify';
import type { z } from 'zod';
import type { Authenticator } from '../auth/index.js';
import { listeningOn, stopServer, validateBody, validateQuery } from '../http/index.js';
import type { HttpConventions, HttpServer } from '../http/index.js';
import { accessPlugin } from './access-plugin.js';
import { bodyPlugin } from './body-plugin.js';
import { idempotencyPlugin } from './idempotency-plugin.js';
import { defaultsPlugin } from './defaults-plugin.js';
import { problemsPlugin } from './problems-plugin.js';
import type { App, Routes } from './route.js';
import { serverOptions } from './server-options.js';

export interface Served {
  authenticate: Authenticator;
  /** One plugin per module. */
  routes: readonly Routes[];
}

export async function createServer(conventions: HttpConventions, served: Served): Promise<HttpServer> {
  const app = await createApp(conventions, served);
  return {
    async listen(address) {
      await app.listen({ ...address, listenTextResolver: listeningOn });
    },
    async stop(settings) {
      await stopServer(app.server, settings);
      await app.close();
    },
  };
}

/** Creates a Fastify application with the conventions of the API. */
export async function createApp(
  conventions: HttpConventions,
  { authenticate, routes }: Served,
): Promise<App> {
  const options = serverOptions(conventions.logger, conventions.requestTimeoutSeconds);
  const app = fastify(options).withTypeProvider() as unknown as App;

  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => {
    const validate = httpPart === 'querystring' ? validateQuery : validateBody;
    return (value) => ({ value: validate(schema, value) });
  });
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (payload) =>
        JSON.stringify(schema.parse(payload)),
  );

  // Registered before the routes: each plugin adds its hooks to the routes whose contract requires them.
  await app.register(problemsPlugin);
  await app.register(defaultsPlugin, conventions);
  await app.register(accessPlugin, { ...conventions, authenticate });
  await app.register(bodyPlugin);
  await app.register(idempotencyPlugin);
  for (const plugin of routes) await app.register(plugin);
  return app;
}
