import fastifyPlugin from 'fastify-plugin';
import type { HttpConventions } from '../http/index.js';

export type IdempotencyOptions = Pick<HttpConventions, 'idempotency'>;

/** Answers a repeated request with the answer of the first one. */
export const idempotencyPlugin = fastifyPlugin<IdempotencyOptions>(
  async (app, { idempotency }) => {
    app.decorateRequest('idempotent', null);

    app.addHook('preHandler', async (request, reply) => {
      const { operation } = request.routeOptions.config;
      const header = request.headers['idempotency-key'];
      if (!operation?.idempotent || header === undefined) return undefined;
      const caller = request.principal?.userId ?? request.active.address;
      const begun = await idempotency.begin(String(header), `${operation.id} ${caller}`, request.body);
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
    });

    app.addHook('onSend', async (request, reply, payload) => {
      const headers = reply.getHeaders() as Record<string, string>;
      await request.idempotent?.finish({ status: reply.statusCode, headers, body: String(payload) });
      return payload;
    });
  },
  { name: 'idempotency', dependencies: ['conventions', 'access'] },
);
