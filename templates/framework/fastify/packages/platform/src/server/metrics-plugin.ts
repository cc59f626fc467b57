import fastifyPlugin from 'fastify-plugin';
import type { HttpConventions } from '../http/index.js';

export type MetricsOptions = Pick<HttpConventions, 'measure'>;

/** Measures every request, by its route. */
export const metricsPlugin = fastifyPlugin<MetricsOptions>(
  async (app, { measure }) => {
    app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
      const path = routeOptions.config.operation?.path ?? 'none';
      measure({ method, route: path, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    });
  },
  { name: 'metrics', dependencies: ['conventions'] },
);
