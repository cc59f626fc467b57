import fastify from 'fastify';
import type { z } from 'zod';
import type { Authenticator } from '../auth/index.js';
import { NotFoundError } from '../errors/index.js';
import { listeningOn, stopServer, validateBody, validateQuery } from '../http/index.js';
import type { HttpConventions, HttpServer } from '../http/index.js';
import { checksPlugin } from './checks-plugin.js';
import { conventionsPlugin } from './conventions-plugin.js';
import { sendProblem } from './problems.js';
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

  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.setNotFoundHandler(() => {
    throw new NotFoundError();
  });

  // Registered before the routes: each plugin adds its hooks to the routes whose contract requires them.
  await app.register(conventionsPlugin, conventions);
  await app.register(checksPlugin, { ...conventions, authenticate });
  for (const plugin of routes) await app.register(plugin);
  return app;
}
