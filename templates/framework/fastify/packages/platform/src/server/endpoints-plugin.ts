import fastifyPlugin from 'fastify-plugin';
import type { HttpConventions } from '../http/index.js';
import { route } from './route.js';
import type { App } from './route.js';

export type EndpointsOptions = Pick<HttpConventions, 'endpoints'>;

/** Serves what needs nothing of a request: health, measurements, documents. */
export const endpointsPlugin = fastifyPlugin<EndpointsOptions>(
  async (instance, { endpoints }) => {
    const app = instance as unknown as App;
    for (const { operation, answer } of endpoints) {
      app.route({
        ...route(operation),
        handler: async (_request, reply) => {
          const { status, headers, body } = await answer();
          return reply.code(status).headers(headers).send(body);
        },
      });
    }
  },
  { name: 'endpoints', dependencies: ['conventions', 'problems'] },
);
