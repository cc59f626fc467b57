import fastifyPlugin from 'fastify-plugin';
import type { Metrics } from '../observability/index.js';
import { metricsOperation } from '../observability/index.js';
import type { App } from './route.js';
import { route } from './route.js';

export interface MetricsOptions {
  metrics: Metrics;
  /** `false` where the measurements have a port of their own. */
  exposed: boolean;
}

/** Measures every request, by its route. */
export const metricsPlugin = fastifyPlugin<MetricsOptions>(
  async (instance, { metrics, exposed }) => {
    const app = instance as unknown as App;

    app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      const path = routeOptions.config.operation?.path ?? 'none';
      const seconds = reply.elapsedTime / 1000;
      metrics.requestAnswered({ method, route: path, status: reply.statusCode, seconds });
    });

    if (!exposed) return;
    app.route({
      ...route(metricsOperation),
      handler: async (_request, reply) => reply.type(metrics.contentType).send(await metrics.expose()),
    });
  },
  { name: 'metrics', dependencies: ['conventions', 'problems'] },
);
