import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConventions, StoredAnswer } from '../http/index.js';

/** Keeps the answer of a request that has an idempotency key, as it is sent. */
export const keptAnswersPlugin = fastifyPlugin<Pick<HttpConventions, 'idempotency'>>(
  async (app, { idempotency }) => {
    app.decorate('idempotency', idempotency);
    app.decorateRequest('idempotent', null);

    const keep = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
      const headers = reply.getHeaders() as Record<string, string>;
      await request.idempotent?.finish({ status: reply.statusCode, headers, body: String(payload) });
      return payload;
    };
    app.addHook('onRoute', (options) => {
      if (options.config?.operation?.idempotent) options.onSend = [options.onSend ?? [], keep].flat();
    });
  },
  { name: 'kept-answers', dependencies: ['conventions'] },
);

/** The key of a request; `undefined` where none is offered or none was sent. */
export function idempotencyKeyOf({ active, headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  return active.operation?.idempotent && key !== undefined ? String(key) : undefined;
}

/** Takes a key for a request with a valid body; answers what was kept when it is a repetition. */
export async function takeKey(
  key: string,
  request: FastifyRequest,
  body: unknown,
): Promise<StoredAnswer | null> {
  const { active, principal } = request;
  const scope = `${active.operation?.id} ${principal?.userId ?? active.address}`;
  const begun = await request.server.idempotency.begin(key, scope, body);
  if (!begun.replay) request.idempotent = begun;
  return begun.replay;
}

/** Sends an answer that was kept. */
export function replay(reply: FastifyReply, { status, headers, body }: StoredAnswer): FastifyReply {
  return reply
    .code(status)
    .headers({ ...headers, 'idempotency-replayed': 'true' })
    .serializer(String)
    .send(body);
}
