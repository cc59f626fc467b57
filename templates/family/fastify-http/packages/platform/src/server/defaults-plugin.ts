import fastifyPlugin from 'fastify-plugin';
import type { HttpConventions } from '../http/index.js';
import { conventionsPlugin } from './conventions-plugin.js';
import { endpointsPlugin } from './endpoints-plugin.js';
import { storedAnswersPlugin } from './stored-answers-plugin.js';
import { limitsPlugin } from './limits-plugin.js';
import { unknownRoutesPlugin } from './unknown-routes-plugin.js';

/** Registers the hooks that run before authentication and those that handle the response. */
export const defaultsPlugin = fastifyPlugin<HttpConventions>(
  async (app, conventions) => {
    await app.register(conventionsPlugin, conventions);
    await app.register(unknownRoutesPlugin, conventions);
    await app.register(limitsPlugin, conventions);
    await app.register(storedAnswersPlugin, conventions);
    await app.register(endpointsPlugin, conventions);
  },
  { name: 'defaults' },
);
