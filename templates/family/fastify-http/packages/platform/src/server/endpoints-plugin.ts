import fastifyPlugin from 'fastify-plugin';
import { querySchema, validateQuery } from '../http/index.js';
import type { HttpConventions } from '../http/index.js';
import { sendProblem } from './send-problem.js';

export type EndpointsOptions = Pick<HttpConventions, 'endpoints'>;

/** Serves the endpoints that do not depend on a request: health, metrics, documents. */
export const endpointsPlugin = fastifyPlugin<EndpointsOptions>(
  async (app, { endpoints }) => {
    for (const { operation, answer } of endpoints) {
      app.route({
        method: operation.method,
        url: operation.path,
        config: { operation },
        errorHandler: sendProblem,
        handler: async (request, reply) => {
          validateQuery(querySchema(operation), request.query);
          const { status, headers, body } = await answer();
          return reply.code(status).headers(headers).send(body);
        },
      });
    }
  },
  { name: 'endpoints', dependencies: ['conventions', 'unknown-routes'] },
);
