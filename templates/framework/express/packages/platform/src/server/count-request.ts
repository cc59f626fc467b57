import type { RequestHandler } from 'express';
import type { RateLimit } from '../http/index.js';

/** Counts the request before authentication. */
export function countRequest(rateLimit: RateLimit): RequestHandler {
  return async (request, _response, next) => {
    await rateLimit.count(request.active.address);
    next();
  };
}
