import fastifyPlugin from 'fastify-plugin';
import { NotFoundError } from '../errors/index.js';
import { sendProblem } from './send-problem.js';

/** Converts every error, including those of Fastify, to a problem document. */
export const problemsPlugin = fastifyPlugin(
  async (app) => {
    app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
    app.setNotFoundHandler(() => {
      throw new NotFoundError();
    });
  },
  { name: 'problems' },
);
