import fastifyPlugin from 'fastify-plugin';
import { NotFoundError } from '../errors/index.js';
import { sendProblem } from './send-problem.js';

/** Every error, thrown or found by Fastify itself, becomes one kind of answer. */
export const problemsPlugin = fastifyPlugin(
  async (app) => {
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    app.setNotFoundHandler(() => {
      throw new NotFoundError();
    });
  },
  { name: 'problems' },
);
