import type { RequestHandler } from 'express';
import type { Operation } from '../http/index.js';

/** Records the operation of the request. */
export function enterOperation(operation: Operation): RequestHandler {
  return (request, _response, next) => {
    request.active.operation = operation;
    next();
  };
}
