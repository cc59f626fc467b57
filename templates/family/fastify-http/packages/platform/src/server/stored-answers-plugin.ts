import fastifyPlugin from 'fastify-plugin';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpConventions, StoredAnswer } from '../http/index.js';

/** Stores the error response to a request with an idempotency key, as it is sent. */
export const storedAnswersPlugin = fastifyPlugin<Pick<HttpConventions, 'idempotency'>>(
  async (app, { idempotency }) => {
    app.decorate('idempotency', idempotency);
    app.decorateRequest('idempotent', null);

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
      const { operation } = options.config ?? {};
      if (!operation?.idempotent) return;
      options.onSend = [options.onSend ?? [], finish].flat();
      options.preSerialization = [options.preSerialization ?? [], assertSettled].flat();
    });
  },
  { name: 'stored-answers' },
);

/** A recorded response is already text. An object that is not a problem was not recorded. */
async function assertSettled(
  { active }: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (reply.statusCode < 400) throw new Error(`${active.operation?.id} does not answer with answerOnce`);
  return payload;
}

/** Claims the key of a request with a valid body. Returns the stored response of a repeated request, or `null`. */
export async function beginIdempotent(request: FastifyRequest, body: unknown): Promise<StoredAnswer | null> {
  const { active, headers, principal, server } = request;
  const key = headers['idempotency-key'];
  const scope = `${active.operation?.id} ${principal?.userId ?? active.address}`;
  const begun = await server.idempotency.begin(key === undefined ? key : String(key), scope, body);
  if (!begun.replay) request.idempotent = begun;
  return begun.replay;
}

/** Sets status and headers of a serialised response, and disables serialisation of its body. */
export function setAnswer(reply: FastifyReply, { status, headers }: StoredAnswer): FastifyReply {
  return reply.code(status).headers(headers).serializer(String);
}

/** Sends the stored response to a repeated request. */
export function replay(reply: FastifyReply, answer: StoredAnswer): FastifyReply {
  return setAnswer(reply, answer).header('idempotency-replayed', 'true').send(answer.body);
}
