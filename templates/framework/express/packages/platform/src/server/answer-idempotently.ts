import type { RequestHandler } from 'express';
import type { Idempotency, Operation } from '../http/index.js';
import { sendAnswer } from './answer.js';

/** Replays the stored response for a repeated request. */
export function answerIdempotently({ id }: Operation, idempotency: Idempotency): RequestHandler {
  return async (request, response, next) => {
    const key = request.headers['idempotency-key'];
    const caller = request.principal?.userId ?? request.active.address;
    const begun = await idempotency.begin(key && String(key), `${id} ${caller}`, request.input.body);
    if (begun.replay) {
      const headers = { ...begun.replay.headers, 'idempotency-replayed': 'true' };
      await sendAnswer(request, response, { ...begun.replay, headers });
    } else {
      request.idempotent = begun;
      next();
    }
  };
}
