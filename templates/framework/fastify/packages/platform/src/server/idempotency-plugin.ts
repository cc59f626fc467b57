import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConventions } from '../http/index.js';

export type IdempotencyOptions = Pick<HttpConventions, 'idempotency'>;

/** Answers a repeated request with the answer of the first one, where the contract takes an idempotency key. */
export const idempotencyPlugin = fastifyPlugin<IdempotencyOptions>(
  async (app, { idempotency }) => {
    app.decorateRequest('idempotent', null);

    const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
      const header = request.headers['idempotency-key'];
      if (header === undefined) return undefined;
      const caller = request.principal?.userId ?? request.active.address;
      const scope = `${request.routeOptions.config.operation?.id} ${caller}`;
      const begun = await idempotency.begin(String(header), scope, request.body);
      if (!begun.replay) {
        request.idempotent = begun;
        return undefined;
      }
      const { status, headers, body } = begun.replay;
      return reply
        .code(status)
        .headers({ ...headers, 'idempotency-replayed': 'true' })
        .serializer(String)
        .send(body);
    };

    const finish = async (
      request: FastifyRequest,
      reply: FastifyReply,
      payload: unknown,
    ): Promise<unknown> => {
      const headers = reply.getHeaders() as Record<string, string>;
      await request.idempotent?.finish({ status: reply.statusCode, headers, body: String(payload) });
      return payload;
    };

    app.addHook('onRoute', (options) => {
      if (!options.config?.operation?.idempotent) return;
      Object.assign(options, { preHandler: begin, onSend: finish });
    });
  },
  { name: 'idempotency', dependencies: ['conventions', 'access'] },
);
