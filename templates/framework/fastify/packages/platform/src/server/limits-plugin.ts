import fastifyPlugin from 'fastify-plugin';
import type { HttpConventions } from '../http/index.js';

export type LimitsOptions = Pick<HttpConventions, 'rateLimit'>;

/** Counts requests to routes that exist, before anybody is asked who they are. */
export const limitsPlugin = fastifyPlugin<LimitsOptions>(
  async (app, { rateLimit }) => {
    app.addHook('onRequest', async (request) => {
      const { operation } = request.routeOptions.config;
      if (operation) await rateLimit(operation, request.active.address);
    });
  },
  { name: 'limits', dependencies: ['conventions'] },
);
