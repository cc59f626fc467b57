import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { beginIdempotent, replay } from './stored-answers-plugin.js';

/** Replays the stored response for a repeated request, if the contract accepts an idempotency key. */
export const idempotencyPlugin = fastifyPlugin(
  async (app) => {
    const answerRepeated = async (
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<FastifyReply | undefined> => {
      const stored = await beginIdempotent(request, request.body);
      return stored ? replay(reply, stored) : undefined;
    };
    app.addHook('onRoute', (options) => {
      if (!options.config?.operation?.idempotent) return;
      options.preHandler = [options.preHandler ?? [], answerRepeated].flat();
    });
  },
  { name: 'idempotency', dependencies: ['stored-answers', 'access'] },
);
