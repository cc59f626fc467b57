import fastifyPlugin from 'fastify-plugin';
import type { HttpConventions } from '../http/index.js';
import { addRequestHook } from './request.js';

export type LimitsOptions = Pick<HttpConventions, 'rateLimit'>;

/** Counts requests to existing routes, before authentication. */
export const limitsPlugin = fastifyPlugin<LimitsOptions>(
  async (app, { rateLimit }) => {
    app.addHook('onRoute', (options) => {
      const operation = options.config?.operation;
      if (!operation || !rateLimit.counts(operation)) return;
      addRequestHook(options, async (request) => rateLimit.count(request.active.address));
    });
  },
  { name: 'limits', dependencies: ['conventions'] },
);
