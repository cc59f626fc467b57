import fastifyPlugin from 'fastify-plugin';
import { healthOperations, openApiOperation } from '../http/index.js';
import type { Health } from '../http/index.js';
import type { App } from './route.js';
import { route } from './route.js';

export interface OperationsOptions {
  health: Health;
  /** The OpenAPI document as it is sent; `null` when it is not. */
  openApi: string | null;
}

/** What operators and tools ask: health and the description of the API. */
export const operationsPlugin = fastifyPlugin<OperationsOptions>(
  async (instance, { health, openApi }) => {
    const app = instance as unknown as App;

    app.route({
      ...route(healthOperations.health),
      handler: async (_request, reply) => {
        const report = await health.report();
        return reply.code(report.status === 'down' ? 503 : 200).send(report);
      },
    });

    app.route({
      ...route(healthOperations.live),
      handler: async (_request, reply) => reply.code(200).send({ status: 'ok' }),
    });

    app.route({
      ...route(healthOperations.ready),
      handler: async (_request, reply) => {
        const ready = await health.isReady();
        return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
      },
    });

    if (openApi === null) return;
    app.route({
      ...route(openApiOperation),
      handler: async (_request, reply) => reply.type('application/json; charset=utf-8').send(openApi),
    });
  },
  { name: 'operations', dependencies: ['conventions', 'problems'] },
);
