import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConventions } from '../http/index.js';
import { idempotencyKeyOf, replay, takeKey } from './kept-answers-plugin.js';

export type IdempotencyOptions = Pick<HttpConventions, 'idempotency'>;

/** Answers a repeated request with the answer of the first one, where the contract takes an idempotency key. */
export const idempotencyPlugin = fastifyPlugin<IdempotencyOptions>(
  async (app, { idempotency }) => {
    const answerRepeated = async (
      request: FastifyRequest,
      reply: FastifyReply,
    ): Promise<FastifyReply | undefined> => {
      const key = idempotencyKeyOf(request);
      if (key === undefined) return undefined;
      const kept = await takeKey(idempotency, key, request, request.body);
      return kept ? replay(reply, kept) : undefined;
    };
    app.addHook('onRoute', (options) => {
      if (!options.config?.operation?.idempotent) return;
      options.preHandler = [options.preHandler ?? [], answerRepeated].flat();
    });
  },
  { name: 'idempotency', dependencies: ['kept-answers', 'access'] },
);
