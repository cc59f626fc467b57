import type { RequestHandler } from 'express';
import { assertJsonBody, parseJsonBody, readBody } from '../http/index.js';

/** Replaces `express.json`, which reads even oversized bodies to their end. */
export const readJsonBody: RequestHandler = async (request, _response, next) => {
  assertJsonBody(request.headers);
  request.body = parseJsonBody(await readBody(request));
  next();
};
