import type { RequestHandler } from 'express';
import type { Operation } from '../http/index.js';

/** Notes which operation is asked for. */
export function enterOperation(operation: Operation): RequestHandler {
  return (request, _response, next) => {
    request.active.operation = operation;
    next();
  };
}
