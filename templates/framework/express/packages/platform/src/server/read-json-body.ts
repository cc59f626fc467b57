import type { RequestHandler } from 'express';
import { assertJsonBody, parseJsonBody, readBody } from '../http/index.js';

/** Instead of `express.json`, which reads every body to its end, however long, before it refuses it. */
export const readJsonBody: RequestHandler = async (request, _response, next) => {
  assertJsonBody(request.headers);
  request.body = parseJsonBody(await readBody(request));
  next();
};
